import { Migration } from '@mikro-orm/migrations';

/** Whoever runs the bot brings tables in without a role, and is told of their photos all the same. */
export class TellOperatorsOfPhotos extends Migration {
  override up(): void {
    this.addSql(`alter table "goods_import" add "as_operator" boolean not null default false;`);
  }
}
