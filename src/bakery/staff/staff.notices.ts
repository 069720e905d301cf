import type { Hearers, Notice } from '../../chat/notice.ts';
import { ownRole } from './staff.queries.ts';
import { ownRoleScreen } from './staff.screens.ts';

/** Somebody's role was changed: they hear it at once. Its subject is the role. */
export const roleNotice: Notice = {
  code: 'stf.role',
  keeps: 'latest',
  changesCommands: true,
  async render({ em, say, personId }, roleId) {
    const role = await ownRole(em, roleId);
    return role?.personId === personId ? ownRoleScreen(say, role) : undefined;
  },
};

export const staffHearers: Hearers = {
  async 'role.changed'(em, { roleId }) {
    const role = await ownRole(em, roleId);
    return role ? [{ notice: roleNotice, subjectId: roleId, personId: role.personId }] : [];
  },
};
