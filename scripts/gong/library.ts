import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, list, maybe, number, readOne, text } from './answer.js';
import { ask, askList } from './ask.js';
import { checked, id } from './input.js';
import { OPERATIONS } from './operations.js';

const folder = answer({ id: text, name: text, parentFolderId: text, createdBy: text, updated: text });
export type LibraryFolder = z.infer<typeof folder>;

const folderContent = folder.extend({
    calls: list(
        answer({
            id: text,
            title: text,
            note: text,
            addedBy: text,
            created: text,
            url: text,
            /** Seconds from the start of the call. */
            snippet: maybe(answer({ fromSec: number, toSec: number }))
        })
    )
});
export type LibraryFolderContent = z.infer<typeof folderContent>;

/** Public folders of the library; private and archived ones are not listed. */
export async function listLibraryFolders(
    gong: Gong,
    input: { workspaceId?: string | undefined } = {}
): Promise<LibraryFolder[]> {
    const query = checked(z.strictObject({ workspaceId: id.optional() }), input);
    return askList(gong, OPERATIONS.libraryFolders, 'folders', folder, { query });
}

/** A folder and its calls. @throws {GongNotFound} when Gong does not know it */
export async function getLibraryFolder(gong: Gong, folderId: string): Promise<LibraryFolderContent> {
    const query = checked(z.strictObject({ folderId: id }), { folderId });
    return readOne((await ask(gong, OPERATIONS.libraryFolder, { query })) ?? {}, folderContent, 'folder');
}
