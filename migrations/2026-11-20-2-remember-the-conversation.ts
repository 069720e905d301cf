import { Migration } from '@mikro-orm/migrations';

/** The machinery's tables: updates in, what became true out, what is to be told, and forms under way. */
export class RememberTheConversation extends Migration {
  override up(): void {
    this.addSql(`
      create table inbox (
        update_id bigint primary key,
        /** Telegram id of the person; one update of a lane is in work at a time. */
        lane bigint not null,
        seq bigint generated always as identity,
        /** The update as it came. Not jsonb, which refuses the NUL and the lone surrogates that people can send. */
        body json not null,
        state text not null check (state in ('waiting', 'working', 'done', 'dead')),
        tries int not null default 0,
        /** Handling failed: it waits until then, and its lane with it, so that the order stays. */
        not_before timestamptz,
        /** Who works on it and until when; a zombie's commit finds another token and is rolled back. */
        lease_token uuid,
        leased_until timestamptz,
        /** Results of the operations already committed for it, so that a repeat does not do them again. */
        effects jsonb not null default '[]',
        reason text,
        received_at timestamptz not null default now(),
        done_at timestamptz
      );
      create unique index inbox_one_in_work on inbox (lane) where state = 'working';
      create index inbox_waiting on inbox (lane, seq) where state = 'waiting';
      create index inbox_done on inbox (done_at) where state = 'done';
      create index inbox_dead on inbox (update_id) where state = 'dead';

      create table outbox (
        id bigint generated always as identity primary key,
        type text not null,
        payload jsonb not null,
        /** pending: not yet queued; queued: given to the queue; told: its tellings are rows of notice. */
        state text not null default 'pending' check (state in ('pending', 'queued', 'told', 'dead')),
        /** Counted when a worker begins, so that an event which kills its worker is given up too. */
        tries int not null default 0,
        reason text,
        created_at timestamptz not null default now(),
        /** Not queued before: a telling that failed waits a while. */
        due_at timestamptz not null default now(),
        queued_at timestamptz,
        begun_at timestamptz,
        told_at timestamptz
      );
      create index outbox_open on outbox (id) where state in ('pending', 'queued');
      create index outbox_told on outbox (told_at) where state = 'told';
      create index outbox_dead on outbox (id) where state = 'dead';

      create table notice (
        id bigint generated always as identity primary key,
        event_id bigint not null,
        person_id int not null references person (id),
        code text not null,
        subject_id int not null,
        state text not null default 'waiting' check (state in ('waiting', 'sent', 'skipped', 'dead')),
        tries int not null default 0,
        reason text,
        /** When the event was written: how long news take is measured from there. */
        happened_at timestamptz not null,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        unique (event_id, person_id, code)
      );
      create index notice_waiting on notice (person_id, event_id, id) where state = 'waiting';
      create index notice_ended on notice (ended_at) where state in ('sent', 'skipped');
      create index notice_dead on notice (id) where state = 'dead';

      create table card (
        code text not null,
        subject_id int not null,
        person_id int not null references person (id),
        chat_id bigint not null,
        /** Null while the first message is on its way; the claim keeps a second sender from making another. */
        message_id bigint,
        claimed_by uuid,
        claimed_until timestamptz,
        /** SHA-1 of what it shows, so that the same state is not sent twice. */
        digest text,
        updated_at timestamptz not null default now(),
        primary key (code, subject_id, person_id)
      );

      create table session (
        telegram_id bigint primary key,
        data jsonb not null,
        updated_at timestamptz not null default now()
      );

      create table chat_pace (
        /** 0 stands for all chats together. */
        chat_id bigint primary key,
        next_at timestamptz not null,
        /** Who sends to this chat at the moment, and until when that is believed of a sender that died. */
        held_by uuid,
        held_until timestamptz,
        /** Only of 0: when the last few messages went. */
        recent timestamptz[]
      );
    `);
  }
}
