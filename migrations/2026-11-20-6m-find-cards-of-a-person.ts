import { Migration } from '@mikro-orm/migrations';

/** Which cards stand in a message of somebody, and what to forget of them, without reading everybody's. */
export class FindCardsOfAPerson extends Migration {
  override up(): void {
    this.addSql(`create index card_person on card (person_id, message_id);`);
  }
}
