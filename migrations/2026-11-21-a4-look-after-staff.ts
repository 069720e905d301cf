import { Migration } from '@mikro-orm/migrations';

/** Suspended for a while, last seen, and what somebody did lately. */
export class LookAfterStaff extends Migration {
  override up(): void {
    this.addSql(`
      alter table "role" add "suspended_at" timestamptz null;
      alter table "role" add constraint "role_suspended_check" check (suspended_at is null or not active);
      alter table "person" add "seen_at" timestamptz null;
      create index "order_step_by_id_at_index" on "order_step" ("by_id", "at");
    `);
  }
}
