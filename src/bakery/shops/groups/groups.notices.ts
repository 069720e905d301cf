import type { Hearers, Notice } from '../../../chat/notice.ts';
import { groupBoard, releaseLostGroup } from './group-boards.queries.ts';
import { limitedScreen, lostScreen, topicScreen } from './groups.screens.ts';

/** The subject of all of them is the group's own person. */
const topicNotice = (code: string, key: 'kitchen' | 'couriers'): Notice => ({
  code,
  keeps: 'latest',
  async render({ em, say }, readerId) {
    const board = await groupBoard(em, readerId);
    return board && !board.isReleased ? topicScreen(say, key, board) : undefined;
  },
});

export const kitchenTopicNotice = topicNotice('grp.kitchen', 'kitchen');
export const couriersTopicNotice = topicNotice('grp.couriers', 'couriers');

/** In the group: without a right it makes no topics. */
export const limitedNotice: Notice = {
  code: 'grp.limited',
  keeps: 'latest',
  async render({ em, say }, readerId) {
    const board = await groupBoard(em, readerId);
    return board?.isDenied && !board.isReleased ? limitedScreen(say) : undefined;
  },
};

/** For the owners: nobody reads there any more. */
export const lostNotice: Notice = {
  code: 'grp.lost',
  keeps: 'message',
  async render({ em, say }, readerId) {
    const board = await groupBoard(em, readerId);
    return board?.isReleased ? lostScreen(say, board) : undefined;
  },
};

export const groupHearers: Hearers = {
  async 'group.opened'(_em, { readerId, place }) {
    const topics = { kitchen: kitchenTopicNotice, couriers: couriersTopicNotice };
    const notices = place ? [topics[place]] : [topics.kitchen, topics.couriers, limitedNotice];
    return notices.map((notice) => ({ notice, subjectId: readerId, personId: readerId }));
  },
  async 'group.limited'(_em, { readerId }) {
    return [{ notice: limitedNotice, subjectId: readerId, personId: readerId }];
  },
  async 'person.lost'(em, { personId: readerId }) {
    const owners = await releaseLostGroup(em, readerId);
    return owners.map((personId) => ({ notice: lostNotice, subjectId: readerId, personId }));
  },
};
