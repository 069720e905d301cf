import { Migration } from '@mikro-orm/migrations';

/** A shop takes no orders for a while and says why, ends its receipts with words of its own, and offers languages. */
export class PauseAndThank extends Migration {
  override up(): void {
    this.addSql(`
      alter table "shop" add column "paused_until" timestamptz null, add column "pause_text" varchar(200) not null default '', add column "receipt_footer" varchar(300) not null default '', add column "languages" text[] not null default '{}';
    `);
  }
}
