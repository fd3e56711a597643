import { readProject, readProjectFile, type Project } from '../metadata/project.js';

/** The metadata of a project that its Apex is checked against. */
export function readMetadata(root: string): Project {
    const { directories, apiVersion } = readProjectFile(root);
    return readProject(directories, apiVersion);
}

/** The folders that are deployed: what stands elsewhere, test fixtures among it, is not looked at. */
export function sourceFolders(root: string): string[] {
    return readProjectFile(root).directories.map(({ path }) => path);
}

/** Classes and triggers; there may be none of either. */
export function apexFiles({ files }: Pick<Project, 'files'>): string[] {
    return files.filter((path) => /\.(cls|trigger)$/.test(path));
}
