import { Migration } from '@mikro-orm/migrations';

/** Where somebody with roles in several shops works now, whatever they look at as a customer. */
export class ChooseAWorkplace extends Migration {
  override up(): void {
    this.addSql(`alter table "person" add column "work_shop_id" int null;`);
  }
}
