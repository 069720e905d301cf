import { Migration } from '@mikro-orm/migrations';

/** What the bakery has done with a delivery for one courier: given it to them, or taken it away. */
export class AssignCouriers extends Migration {
  override up(): void {
    this.addSql(`alter table "offer" add "deed" varchar(20) null;`);
  }
}
