import { Migration } from '@mikro-orm/migrations';

/** Where the pieces of a batch went, so that a wrong number can be taken back; and which spare pieces went into an order. */
export class CorrectBatches extends Migration {
  override up(): void {
    this.addSql(`
      alter table "batch" drop constraint "batch_quantity_check";
      alter table "batch" add constraint "batch_quantity_check" check (quantity >= 0 and quantity <= 999);
      alter table "batch" add "given" jsonb not null default '[]', add "left_over" int not null default 0, add "corrected_from" int null;
      alter table "order_line" add "spared" int not null default 0;
      alter table "order_line" add constraint "order_line_spared_check" check (spared >= 0 and spared <= quantity);
    `);
  }
}
