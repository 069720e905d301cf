import type { Chat } from '../world/chat.ts';
import {
  addMember,
  createTopic,
  creatorOf,
  deleteTopic,
  removeMember,
  setBotStatus,
  upgradeGroup,
} from '../world/group.ts';
import type { World } from '../world/world.ts';
import type { Person } from './person.ts';

const BLUE = 0x6fb9f0;

/** A group, as the one who made it handles it. */
export class Group {
  private chat: Chat;
  private readonly world: World;

  constructor(chat: Chat, world: World) {
    this.chat = chat;
    this.world = world;
  }

  /** Changes when the group is upgraded. */
  get id(): number {
    return this.chat.id;
  }

  get title(): string {
    return this.chat.title;
  }

  get kind(): Chat['kind'] {
    return this.chat.kind;
  }

  get isForum(): boolean {
    return this.chat.isForum;
  }

  adds({ account }: Person): void {
    addMember(this.world, this.chat, this.creator, account);
  }

  removes({ account }: Person): void {
    removeMember(this.world, this.chat, this.creator, account);
  }

  /** @returns the topic's id */
  topic(name: string): number {
    if (!this.chat.isForum) throw new Error(`${this.chat.title} has no topics.`);
    return createTopic(this.world, this.chat, this.creator.api(), { name, iconColor: BLUE }).id;
  }

  /** With everything in it. */
  deletesTopic(id: number): void {
    deleteTopic(this.world, this.chat, id);
  }

  promotesBot(): void {
    this.bot('administrator');
  }

  demotesBot(): void {
    this.bot('member');
  }

  kicksBot(): void {
    this.bot('kicked');
  }

  invitesBot(): void {
    this.bot('member');
  }

  bot(status: 'member' | 'administrator' | 'kicked'): void {
    setBotStatus(this.world, this.chat, this.creator, status);
  }

  /** Becomes a supergroup. @returns the new id */
  upgrade(): number {
    this.chat = upgradeGroup(this.world, this.chat);
    return this.chat.id;
  }

  private get creator() {
    return creatorOf(this.world, this.chat);
  }
}
