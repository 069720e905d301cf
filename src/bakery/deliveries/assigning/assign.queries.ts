import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE } from '../../../chat/pages.ts';
import type { Actor } from '../../operation.ts';
import { rows } from '../../rows.ts';
import type { DeliveryStatus } from '../delivery-status.ts';

export interface CourierChoice {
  readonly courierId: number;
  readonly name: string;
  readonly onDuty: boolean;
  /** Deliveries they have, from all shops. */
  readonly open: number;
}

export interface CourierChoices {
  readonly orderId: number;
  readonly status: DeliveryStatus;
  /** Who has it. */
  readonly courier: { readonly courierId: number; readonly name: string } | null;
  /** Deliveries that one courier may have. */
  readonly most: number;
  readonly couriers: readonly CourierChoice[];
  readonly page: number;
  /** On all pages. */
  readonly count: number;
}

type ChoiceRow = Omit<CourierChoices, 'couriers'> & Omit<CourierChoice, 'courierId'> & { courierId: number | null };

/**
 * Couriers of the order's shop who can be told, those on duty and with the fewest deliveries first; beyond the last
 * page, the last.
 * @returns undefined for everybody but the employees and owners of the shop, and where nothing is to be brought.
 */
export async function courierChoices(
  em: SqlEntityManager,
  { orderId, page }: { readonly orderId: number; readonly page: number },
  { personId, operator }: Actor,
): Promise<CourierChoices | undefined> {
  const found = await rows<ChoiceRow>(em)`
    with asked as (
      select o.id, o.shop_id, d.status, d.courier_id, k.first_name, s.courier_limit
      from orders o join delivery d on d.order_id = o.id join shop s on s.id = o.shop_id
        left join person k on k.id = d.courier_id
      where o.id = ${orderId} and (${operator} or exists (select from role r where r.person_id = ${personId}
        and r.shop_id = o.shop_id and r.active and r.kind in ('employee', 'owner')))
    ), able as (
      select p.id, p.first_name, r.on_duty, (select count(*)::int from delivery d
        where d.courier_id = p.id and d.status in ('accepted', 'picked_up')) as open
      from asked join role r on r.shop_id = asked.shop_id and r.kind = 'courier' and r.active
        join person p on p.id = r.person_id and p.telegram_id is not null and p.unreachable_since is null
    ), counted as (
      select count(*)::int as count, greatest(0, least(${page}::int, (count(*)::int - 1) / ${PAGE}::int)) as page from able
    ), listed as (
      select * from able order by on_duty desc, open, first_name, id
      limit ${PAGE} offset (select page from counted) * ${PAGE}
    )
    select a.id as "orderId", a.status, a.courier_limit as most, counted.count, counted.page,
      case when a.courier_id is not null then json_build_object('courierId', a.courier_id, 'name', a.first_name) end as courier,
      l.id as "courierId", l.first_name as name, l.on_duty as "onDuty", l.open
    from asked a cross join counted left join listed l on true order by l.on_duty desc, l.open, l.first_name, l.id`;
  const [first] = found;
  if (!first) return undefined;
  const { status, courier, most, page: shown, count } = first;
  const couriers = found.flatMap(({ courierId, name, onDuty, open }) =>
    courierId === null ? [] : [{ courierId, name, onDuty, open }],
  );
  return { orderId, status, courier, most, couriers, page: shown, count };
}
