import { Migration } from '@mikro-orm/migrations';

/** Customer and courier write to each other: messages that are not the bakery's say which courier's they are. */
export class WriteToCouriers extends Migration {
  override up(): void {
    this.addSql(`
      alter table "order_message" add "courier_id" int null;
      alter table "order_message" add constraint "order_message_courier_id_foreign" foreign key ("courier_id") references "person" ("id") on delete set null;
      create index "order_message_courier_id_index" on "order_message" ("courier_id");
    `);
  }
}
