import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice, Reader, Telling } from '../../../chat/notice.ts';
import { kitchenCard } from '../kitchen.notices.ts';
import { kitchenOrder } from '../kitchen.queries.ts';
import { alarmScreen } from './alarm.screens.ts';
import { type Alarmed, alarmedOf } from './alarms.queries.ts';
import type { Alarm } from './order-alarm.ts';

/** For the owners, when nobody has started an order for twice the time. */
export const forgottenNotice: Notice = { code: 'kit.forgot', keeps: 'latest', render: rendering('forgotten') };

/** For those who bake and for the owners, when an order is about to be late. */
export const lateNotice: Notice = { code: 'kit.late', keeps: 'latest', render: rendering('late') };

/** An order that nobody starts comes as a card once more; what has called somebody goes when it is in work, or over. */
export const alarmHearers: Hearers = {
  async 'order.alarm'(em, { orderId, alarm: rung }) {
    const alarmed = await alarmedOf(em, orderId, true);
    return alarmed.filter(({ alarm }) => alarm === rung).map((one) => telling(one, orderId));
  },
  'order.baking': (em, { orderId }) => withdrawn(em, orderId, 'forgotten'),
  'order.ready': (em, { orderId }) => withdrawn(em, orderId, 'forgotten', 'late'),
  'order.cancelled': (em, { orderId }) => withdrawn(em, orderId, 'forgotten', 'late'),
};

function rendering(alarm: 'forgotten' | 'late') {
  return async (reader: Reader, orderId: number) => {
    const order = await kitchenOrder(reader.em, orderId, reader);
    return order && alarmScreen(reader.say, alarm, order, reader.now);
  };
}

/** Only what there is no reason for any more: whoever has opened the order from a warning would get it once more. */
async function withdrawn(em: SqlEntityManager, orderId: number, ...over: Alarm[]): Promise<Telling[]> {
  const alarmed = await alarmedOf(em, orderId, false);
  return alarmed.filter(({ alarm }) => over.includes(alarm)).map((one) => telling(one, orderId));
}

function telling({ alarm, personId }: Alarmed, subjectId: number): Telling {
  const notice = { unstarted: kitchenCard, forgotten: forgottenNotice, late: lateNotice }[alarm];
  return { notice, subjectId, personId };
}
