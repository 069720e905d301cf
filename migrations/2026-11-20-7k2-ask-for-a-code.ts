import { Migration } from '@mikro-orm/migrations';

/** Proof that the customer has it. Random bits of a UUID come from the operating system, as for keys. */
export class AskForACode extends Migration {
  override up(): void {
    this.addSql(`
      create function delivery_code() returns text language sql volatile as
        'select lpad(((''x'' || left(gen_random_uuid()::text, 8))::bit(32)::bigint % 10000)::text, 4, ''0'')';
      alter table "shop" add "proof" text not null default 'none';
      alter table "shop" add constraint "shop_proof_check" check ("proof" in ('none', 'code'));
      alter table "delivery" add "code" varchar(4) not null default delivery_code(), add "wrong_codes" int not null default 0, add "proof_photo_id" int null;
      alter table "delivery" add constraint "delivery_proof_photo_id_foreign" foreign key ("proof_photo_id") references "photo" ("id") on delete set null;
    `);
  }
}
