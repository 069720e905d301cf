import { Migration } from '@mikro-orm/migrations';

/** What is still to be handed over or counted is little, however long the history. */
export class FindOpenCash extends Migration {
  override up(): void {
    this.addSql(`
      create index "delivery_to_hand_over" on "delivery" ("courier_id") where "status" = 'delivered' and "handover_id" is null;
      create index "cash_handover_to_count" on "cash_handover" ("shop_id", "courier_id") where "confirmed_at" is null;
    `);
  }
}
