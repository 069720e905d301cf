import { Migration } from '@mikro-orm/migrations';

/** A PIN in front of the staff commands, where a bakery wants one. The audit trail does not see it. */
export class LockStaffCommands extends Migration {
  override up(): void {
    this.addSql(`
      alter table "shop" add "lock_minutes" int null;
      alter table "shop" add constraint "shop_lock_minutes_check" check (lock_minutes >= 1 and lock_minutes <= 10080);
      alter table "person" add "pin_hash" varchar(100) null, add "pin_tries" int not null default 0, add "pin_closed_until" timestamptz null, add "unlocked_until" timestamptz null;
      create or replace function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select changed - '{version,is_placed,is_sold_out,shown,sold,rating_sum,rating_count,token_hash,pin_hash,pin_tries,pin_closed_until,unlocked_until,seen_at}'::text[]
      $fn$;
    `);
  }
}
