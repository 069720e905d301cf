import type { ApiFile, ApiPhotoSize } from './bot-api.ts';
import type { StoredFile } from './files.ts';

/** A photo as messages carry it. Telegram adds smaller copies; bots take the last, so there is one at least. */
export function photoSizes(file: StoredFile): ApiPhotoSize[] {
  return [
    {
      file_id: file.fileId,
      file_unique_id: file.uniqueId,
      width: file.width,
      height: file.height,
      file_size: file.bytes.length,
    },
  ];
}

export function documentOf(file: StoredFile): ApiFile {
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_name: file.name,
    mime_type: file.mimeType,
  };
}
