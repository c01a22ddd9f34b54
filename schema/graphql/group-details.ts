import type { GroupDifferences, GroupIndex, VaryingSetting } from '../models/group-details.js';
import { builder } from './builder.js';

const CommonSettingType = builder.objectRef<GroupDifferences['common'][number]>('CommonSetting').implement({
  description: 'A setting that is the same throughout a group.',
  fields: (t) => ({ name: t.exposeString('name'), value: t.exposeString('value') }),
});

const SettingValueType = builder.objectRef<VaryingSetting['values'][number]>('SettingValue').implement({
  fields: (t) => ({
    value: t.exposeString('value', { nullable: true, description: 'Null where an image has none.' }),
    count: t.exposeInt('count', { description: 'Images that have it.' }),
  }),
});

const VaryingSettingType = builder.objectRef<VaryingSetting>('VaryingSetting').implement({
  description: 'A setting that is not the same throughout a group.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'As in the metadata, such as `steps` or `model`; parameters by their own names.',
    }),
    values: t.expose('values', { type: [SettingValueType], description: 'The most frequent first.' }),
    isComplete: t.exposeBoolean('isComplete', { description: 'Whether these are all values.' }),
  }),
});

export const GroupDifferencesType = builder.objectRef<GroupDifferences>('GroupDifferences').implement({
  description:
    'What the images of a group have in common, and what not. Seeds are left out: they always differ.',
  fields: (t) => ({
    images: t.exposeInt('images', { description: 'Images that were compared: those that are read.' }),
    common: t.expose('common', { type: [CommonSettingType] }),
    varying: t.expose('varying', { type: [VaryingSettingType] }),
  }),
});

export const GroupIndexType = builder.objectRef<GroupIndex>('GroupIndex').implement({
  description: 'Groups as columns: few bytes each.',
  fields: (t) => ({
    ids: t.exposeIDList('ids', { description: 'Of the groups, in order.' }),
    counts: t.exposeIntList('counts', { description: 'Images of each.' }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: 'Give it as `after` for the next ones; null behind the last.',
    }),
    total: t.exposeInt('total', { description: 'Groups of all pages together.' }),
    totalImages: t.exposeInt('totalImages', { description: 'Images of all these groups.' }),
  }),
});
