import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Operation } from '../bakery/operation.ts';
import { escapeHtml } from '../chat/escape.ts';
import type { AnyForm, Form } from '../chat/form.ts';
import type { Notice } from '../chat/notice.ts';
import type { Post } from '../chat/post.ts';
import type { Say } from '../chat/say.ts';
import type { Screen } from '../chat/screen.ts';
import type { Turn } from '../chat/turn.ts';
import type { Visitor } from '../chat/visitor.ts';
import type { Once, Run } from '../database/transaction.ts';
import type { Files } from './files.ts';
import type { Tap } from './tap.ts';

/** Shows the one card a person has of a subject; the notifications know which message it is, and return it. */
export type ShowCard = (shown: {
  em: SqlEntityManager;
  say: Say;
  personId: number;
  operator: boolean;
  chatId: number;
  card: Notice;
  subjectId: number;
  tappedMessageId?: number;
  isBelow?: boolean;
}) => Promise<number | undefined>;

/** What every turn shares. */
export interface TurnTools {
  readonly orm: MikroORM;
  readonly run: Run;
  readonly post: Post;
  readonly showCard: ShowCard;
  readonly sayIn: (language: string) => Say;
  readonly botName: string;
  readonly files: Pick<Files, 'download'>;
  /** Sets the menu of commands of one person anew. */
  readonly setCommands: (visitor: Visitor, say: Say) => Promise<void>;
  /** The person's roles as they are now. */
  readonly look: (visitor: Visitor) => Promise<Visitor>;
}

export interface TurnOf {
  readonly visitor: Visitor;
  readonly chatId: number;
  readonly once: Once;
  readonly tap?: Tap;
  /** The message whose button was tapped, or the one that has taken its place. */
  readonly tappedMessageId?: number;
  /** The topic somebody writes in. */
  readonly thread?: number;
  /** Tapped in a group: the answer comes in private, and the cards there move by the news. */
  readonly fromGroup?: boolean;
  readonly enter: (form: AnyForm, draft: object) => Promise<void>;
}

/** One update of one person, answered through Telegram. */
export class BotTurn implements Turn {
  say: Say;
  readonly now = new Date();
  visitor: Visitor;
  readonly botName: string;
  readonly chatId: number;
  readonly tap?: Tap;
  readonly tappedMessageId?: number;
  private readonly tools: TurnTools;
  private readonly of: TurnOf;
  /** The messages that this turn has written, the last one last. */
  readonly shownIn: number[] = [];
  /** Moves on when a message had to be replaced. */
  private messageId?: number;
  private isBelow = false;
  private manager?: SqlEntityManager;

  constructor(tools: TurnTools, of: TurnOf) {
    this.tools = tools;
    this.of = of;
    this.visitor = of.visitor;
    this.chatId = of.chatId;
    this.tap = of.tap;
    this.botName = tools.botName;
    this.tappedMessageId = of.tappedMessageId;
    this.messageId = of.tappedMessageId;
    this.say = tools.sayIn(of.visitor.language);
  }

  run<Input, Result>(operation: Operation<Input, Result>, input: Input): Promise<Result> {
    return this.tools.run(operation, this.visitor, input, this.of.once);
  }

  read<Args extends unknown[], Result>(
    query: (em: SqlEntityManager, ...args: Args) => Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    this.manager ??= this.tools.orm.em.fork();
    return query(this.manager, ...args);
  }

  async show(screen: Screen): Promise<void> {
    if (this.messageId === undefined) return this.send(screen);
    this.messageId = await this.tools.post.edit(this.chatId, this.messageId, screen);
    this.shownIn.push(this.messageId);
  }

  /** What is shown from here on comes below the tapped message, which stays as it is. */
  leaveTapped(): void {
    this.isBelow = true;
    this.messageId = undefined;
  }

  async send(screen: Screen): Promise<void> {
    const { thread } = this.of;
    const placed = thread === undefined ? screen : { ...screen, topic: { thread } };
    this.shownIn.push(await this.tools.post.send(this.chatId, placed));
  }

  async update(screen: Screen): Promise<void> {
    const last = this.shownIn.at(-1);
    if (last === undefined) return this.send(screen);
    this.shownIn[this.shownIn.length - 1] = await this.tools.post.edit(this.chatId, last, screen);
  }

  download(fileId: string): Promise<Uint8Array> {
    return this.tools.files.download(fileId);
  }

  /** The message that took the tapped one's place just now, because Telegram could not turn the one into the other. */
  get replacement(): number | undefined {
    return this.messageId === this.tappedMessageId ? undefined : this.messageId;
  }

  /** Takes the buttons from under an earlier message. */
  async strip(messageId: number): Promise<void> {
    await this.tools.post.strip(this.chatId, messageId);
  }

  /** Takes a message from the chat, also one of theirs. */
  async remove(messageId: number): Promise<void> {
    await this.tools.post.remove(this.chatId, messageId);
  }

  async showCard(card: Notice, subjectId: number): Promise<void> {
    if (this.of.fromGroup) return;
    const messageId = await this.tools.showCard({
      em: this.tools.orm.em.fork(),
      say: this.say,
      personId: this.visitor.personId,
      operator: this.visitor.operator,
      chatId: this.chatId,
      card,
      subjectId,
      tappedMessageId: this.messageId,
      isBelow: this.isBelow,
    });
    if (messageId !== undefined) this.shownIn.push(messageId);
  }

  async toast(text: string): Promise<void> {
    if (!this.tap?.say(text)) await this.send({ text: escapeHtml(text) });
  }

  async begin<Draft extends object>(form: Form<Draft>, draft: Partial<Draft> = {}): Promise<void> {
    await this.of.enter(form, draft);
  }

  speak(language: string): void {
    this.say = this.tools.sayIn(language);
  }

  /** What they may has changed in this turn. */
  async lookAgain(): Promise<void> {
    this.visitor = await this.tools.look(this.visitor);
  }

  async commandsChanged(): Promise<void> {
    await this.tools.setCommands(await this.tools.look(this.visitor), this.say);
  }
}
