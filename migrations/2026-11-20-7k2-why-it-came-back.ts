import { Migration } from '@mikro-orm/migrations';

/** Why a courier gave a delivery back, and why the last one did not get through. */
export class WhyItCameBack extends Migration {
  override up(): void {
    this.addSql(`
      alter table "delivery" add "given_back_for" varchar(20) null, add "failure" varchar(20) null;
    `);
  }
}
