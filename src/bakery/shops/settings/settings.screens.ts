import { label } from '../../../chat/emoji.ts';
import { escapeHtml } from '../../../chat/escape.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { openAudit } from '../../audit/audit.actions.ts';
import { openTables } from '../../tables/tables.actions.ts';
import { openGroups } from '../groups/groups.actions.ts';
import { openHome } from '../home.actions.ts';
import { openWeek } from '../hours/hours.actions.ts';
import { openingText } from '../hours/opening.screens.ts';
import { openPause } from './pause.actions.ts';
import { editSetting, openSection, openSettings } from './settings.actions.ts';
import type { Settings } from './settings.queries.ts';
import { type Section, type ShopField, sections, shopFields } from './shop-fields.ts';
import { settingValue, shownOf } from './shop-values.ts';

/** The first page of a shop's settings: how it stands now, and where to find what. */
export function settingsScreen(say: Say, settings: Settings, now: Date): Screen {
  const { shopId, pausedUntil } = settings;
  const page = (section: Section): Button => ({
    label: label(section === 'delivery' ? 'delivery' : 'settings', say(`settings.sections.${section}`)),
    data: openSection.write({ shopId, section: sections.indexOf(section) }),
  });
  return {
    text: `${label('settings', say.html('settings.title'))}\n\n${openingText(say, settings, now)}`,
    buttons: [
      [
        {
          label: label('pause', say(pausedUntil ? 'settings.paused' : 'settings.pause')),
          data: openPause.write({ shopId }),
        },
      ],
      [{ label: label('time', say('settings.sections.hours')), data: openWeek.write({ shopId }) }],
      ...sections.map((section) => [page(section)]),
      [
        { label: label('report', say('tables.all')), data: openTables.write({ page: 0 }) },
        { label: label('report', say('audit.back')), data: openAudit.write(ALL_CHANGES) },
      ],
      [{ label: label('back', say('people.home')), data: openHome.write({}) }],
    ],
  };
}

const ALL_CHANGES = { byId: 0, table: 0, day: 0, rowId: 0, way: 0 };

/** The settings of one kind with what they are now, each with its ✏️. */
export function sectionScreen(say: Say, settings: Settings, section: Section): Screen {
  const { shopId } = settings;
  const fields = shopFields.filter((field) => field.section === section);
  const notes = notesOf(settings, section).map((key) => say.html(key));
  return {
    text: [
      say.html('settings.section', { shop: settings.name, section: say(`settings.sections.${section}`) }),
      fields.map((field) => fieldLine(say, settings, field)).join('\n'),
      ...notes,
    ].join('\n\n'),
    buttons: [
      ...fields.map((field) => [editButton(say, shopId, field)]),
      ...(section === 'kitchen'
        ? [[{ label: label('staff', say('settings.group')), data: openGroups.write({ page: 0 }) }]]
        : []),
      [{ label: label('back', say('settings.all')), data: openSettings.write({ shopId }) }],
    ],
  };
}

function fieldLine(say: Say, settings: Settings, field: ShopField): string {
  const name = say(`settings.fields.${field.name}.name`);
  return `${escapeHtml(name)}: <b>${escapeHtml(shownOf(say, settings, field))}</b>`;
}

function editButton(say: Say, shopId: number, field: ShopField): Button {
  return {
    label: label('edit', say(`settings.fields.${field.name}.name`)),
    data: editSetting.write({ shopId, field: shopFields.indexOf(field) }),
  };
}

/** What two settings together mean, which neither says alone. */
function notesOf(settings: Settings, section: Section): string[] {
  const hasPoint = settingValue(settings, 'place') !== null;
  const isWithoutPoint = section === 'delivery' && settingValue(settings, 'radius_km') !== null && !hasPoint;
  const [from, to] = ['quiet_from', 'quiet_to'].map((name) => settingValue(settings, name) !== null);
  const isHalfQuiet = section === 'kitchen' && from !== to;
  return [
    ...(isWithoutPoint ? ['settings.radius-needs-point'] : []),
    ...(isHalfQuiet ? ['settings.quiet-needs-both'] : []),
  ];
}
