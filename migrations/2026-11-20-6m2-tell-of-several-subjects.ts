import { Migration } from '@mikro-orm/migrations';

/** One event may concern several subjects of a kind: whoever has come back is shown all their open orders again. */
export class TellOfSeveralSubjects extends Migration {
  override up(): void {
    this.addSql(`
      alter table notice drop constraint notice_event_id_person_id_code_key,
        add unique (event_id, person_id, code, subject_id);
    `);
  }
}
