import { isAbsolute, join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import JSZip from 'jszip';

/** A zip knows no time before 1980; one time for all files gives the same bytes for the same source. */
const WHEN = new Date(Date.UTC(1980, 0, 1));

/**
 * The components of source folders in the metadata format, as a deploy of those folders would send them: the compiled
 * JavaScript of the components, no TypeScript, no tests.
 * @param folders below `root`
 * @param apiVersion `65.0`
 * @returns the zip, which `sf project deploy start --metadata-dir` takes
 */
export async function packageZip(root: string, folders: readonly string[], apiVersion: string): Promise<Buffer> {
    const set = ComponentSet.fromSource(folders.map((path) => (isAbsolute(path) ? path : join(root, path))));
    set.sourceApiVersion = apiVersion;
    const { zipBuffer } = await new MetadataConverter().convert(set, 'metadata', { type: 'zip' });
    const sent = await JSZip.loadAsync(zipBuffer!);
    const zip = new JSZip();
    for (const name of Object.keys(sent.files).sort())
        if (!sent.files[name]!.dir)
            zip.file(name, await sent.files[name]!.async('nodebuffer'), { date: WHEN, createFolders: false });
    return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' });
}
