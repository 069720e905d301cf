import { Migration } from '@mikro-orm/migrations';

/** Of a shop, when nothing is told that can wait; and news that are held until then. */
export class KeepQuietAtNight extends Migration {
  override up(): void {
    this.addSql(`
      alter table "shop" add "quiet_from" varchar(5) null, add "quiet_to" varchar(5) null;
      alter table notice drop constraint notice_state_check;
      alter table notice add constraint notice_state_check check (state in ('held', 'waiting', 'sent', 'skipped', 'dead'));
      /** Whose quiet hours it is held for. */
      alter table notice add shop_id int references shop (id);
      create index notice_held on notice (shop_id) where state = 'held';
    `);
  }
}
