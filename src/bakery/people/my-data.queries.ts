import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../rows.ts';

/**
 * All that is stored about somebody, table by table, in the names of the database. Where they only worked on somebody
 * else's order, its number is theirs to see and not its customer.
 */
export async function allAbout(em: SqlEntityManager, personId: number): Promise<object> {
  const [found] = await rows<{ everything: object }>(em)`
    select json_build_object(
      'person', (select to_jsonb(p) - 'pin_hash' from person p where p.id = ${personId}),
      'addresses', (select json_agg(to_jsonb(a) - 'person_id' order by a.id) from address a
        where a.person_id = ${personId}),
      'roles', (select json_agg(json_build_object('shop', s.name, 'kind', r.kind, 'active', r.active,
          'on_duty', r.on_duty, 'created_at', r.created_at) order by r.id)
        from role r join shop s on s.id = r.shop_id where r.person_id = ${personId}),
      'carts', (select json_agg(to_jsonb(c) - 'person_id' || jsonb_build_object('shop', s.name, 'lines', (
          select json_agg(json_build_object('product', i.name, 'quantity', l.quantity, 'inscription', l.inscription,
            'added_at', l.added_at)
            order by l.added_at) from cart_line l join product i on i.id = l.product_id where l.cart_id = c.id
        )) order by c.id) from cart c join shop s on s.id = c.shop_id where c.person_id = ${personId}),
      'orders', (select json_agg(to_jsonb(o) - 'customer_id' || jsonb_build_object('shop', s.name,
          'lines', (select json_agg(json_build_object('product', l.name, 'price', l.price, 'quantity', l.quantity,
            'inscription', l.inscription)
            order by l.product_id) from order_line l where l.order_id = o.id),
          'steps', (select json_agg(json_build_object('to', t.to_status, 'at', t.at, 'reason', t.reason)
            order by t.id) from order_step t where t.order_id = o.id),
          'messages', (select json_agg(json_build_object('for', m.audience, 'text', m.text, 'at', m.at) order by m.id)
            from order_message m where m.order_id = o.id)
        ) order by o.id) from orders o join shop s on s.id = o.shop_id where o.customer_id = ${personId}),
      'worked_on', (select json_agg(json_build_object('order', t.order_id, 'to', t.to_status, 'at', t.at,
          'reason', t.reason) order by t.id)
        from order_step t join orders o on o.id = t.order_id
        where t.by_id = ${personId} and o.customer_id <> ${personId}),
      'deliveries', (select json_agg(json_build_object('order', d.order_id, 'status', d.status,
          'accepted_at', d.accepted_at, 'picked_up_at', d.picked_up_at, 'delivered_at', d.delivered_at) order by d.id)
        from delivery d where d.courier_id = ${personId}),
      'offers', (select json_agg(json_build_object('order', d.order_id, 'at', f.at) order by f.at)
        from offer f join delivery d on d.id = f.delivery_id where f.courier_id = ${personId}),
      'whereabouts', (select json_build_object('latitude', w.latitude, 'longitude', w.longitude, 'at', w.at,
          'until', w.until) from whereabouts w where w.courier_id = ${personId}),
      'cash_handed_over', (select json_agg(json_build_object('amount', h.amount, 'received', h.received,
          'currency', h.currency, 'asked_at', h.asked_at, 'note', h.note) order by h.id)
        from cash_handover h where h.courier_id = ${personId}),
      'cash_counted', (select json_agg(json_build_object('received', h.received, 'currency', h.currency,
          'at', h.confirmed_at) order by h.id) from cash_handover h where h.confirmed_by_id = ${personId}),
      'stock_movements', (select json_agg(json_build_object('product', i.name, 'quantity', m.quantity,
          'reason', m.reason, 'at', m.at) order by m.id)
        from stock_movement m join product i on i.id = m.product_id where m.by_id = ${personId}),
      'tables_sent', (select json_agg(json_build_object('file', g.file_name, 'state', g.state, 'at', g.at) order by g.id)
        from goods_import g where g.by_id = ${personId}),
      'batches', (select json_agg(json_build_object('product', i.name, 'quantity', b.quantity, 'at', b.at) order by b.id)
        from batch b join product i on i.id = b.product_id where b.by_id = ${personId}),
      'invitations_made', (select json_agg(json_build_object('kind', v.kind, 'expires_at', v.expires_at,
          'uses', v.uses, 'used', v.used) order by v.id) from invitation v where v.created_by_id = ${personId}),
      'invitations_used', (select json_agg(json_build_object('kind', v.kind, 'used_at', u.at) order by u.id)
        from invitation_use u join invitation v on v.id = u.invitation_id where u.person_id = ${personId}),
      'invitations_tried', (select json_agg(y.at order by y.at) from invitation_try y where y.person_id = ${personId}),
      'customer_of', (select json_agg(json_build_object('shop', s.name, 'since', k.created_at,
          'called', k.called, 'phone', k.phone, 'email', k.email, 'note', k.note, 'claimed_at', k.claimed_at,
          'blocked_at', k.blocked_at, 'blocked_reason', k.blocked_reason) order by k.id)
        from customer k join shop s on s.id = k.shop_id where k.person_id = ${personId}),
      'groups_linked', (select json_agg(json_build_object('shop', s.name, 'group', g.title, 'at', g.linked_at) order by g.linked_at)
        from group_board g join shop s on s.id = g.shop_id where g.linked_by_id = ${personId}),
      'customers_registered', (select count(*) from customer k where k.registered_by_id = ${personId}),
      'customers_blocked', (select count(*) from customer k where k.blocked_by_id = ${personId}),
      'changes_made', (select json_agg(json_build_object('at', u.at, 'operation', u.operation, 'table', u.table_name)
        order by u.id) from audit u where u.by_id = ${personId}),
      'changes_of_them', (select json_agg(json_build_object('at', u.at, 'before', u.before, 'after', u.after) order by u.id)
        from audit u where u.table_name = 'person' and u.row_id = ${personId}),
      'searches', (select json_agg(json_build_object('words', q.words, 'at', q.at) order by q.at)
        from search q where q.person_id = ${personId}),
      'messages_written', (select json_agg(json_build_object('order', m.order_id, 'text', m.text, 'at', m.at)
        order by m.id) from order_message m where m.author_id = ${personId}),
      'watched', (select json_agg(json_build_object('product', i.name, 'at', w.at) order by w.at)
        from product_watch w join product i on i.id = w.product_id where w.person_id = ${personId}),
      'cards', (select json_agg(to_jsonb(k) - 'person_id') from card k where k.person_id = ${personId}),
      'notices', (select json_agg(to_jsonb(n) - 'person_id' order by n.id) from notice n
        where n.person_id = ${personId}),
      'question', (select to_json(q) from session q join person p using (telegram_id) where p.id = ${personId}),
      'updates', (select json_agg(case when x.body::text = '{}'
          then json_build_object('received_at', x.received_at, 'state', x.state)
          else json_build_object('received_at', x.received_at, 'state', x.state, 'update', x.body) end order by x.seq)
        from inbox x join person p on p.telegram_id = x.lane where p.id = ${personId})
    ) as everything`;
  return found!.everything;
}
