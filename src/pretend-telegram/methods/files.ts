import { badRequest } from '../world/api-error.ts';
import { method } from './method.ts';
import { required, string } from './types.ts';

/** Bots download no more. */
const LARGEST_DOWNLOAD = 20 * 1024 * 1024;

export const getFile = method('getFile', { file_id: required(string) }, ({ world }, { file_id }) => {
  const file = world.files.find(file_id);
  if (!file) throw badRequest('invalid file_id');
  if (file.bytes.length > LARGEST_DOWNLOAD) throw badRequest('file is too big');
  return { file_id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
});
