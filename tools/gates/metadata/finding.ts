/** Something in a metadata file that would not deploy, or would be dropped silently. */
export interface Finding {
    /** Path of the file, as it was reached: relative to the project. */
    path: string;
    /** Line in the file, counted from 1. */
    line: number;
    /** One sentence: what is wrong and, where it can be told, what was meant. */
    message: string;
    /** The element that the finding is about, `apexClass`; not there when it is about the whole file. */
    element?: string;
}

/** The form compilers use, so that editors and terminals make the place clickable. */
export function format({ path, line, message }: Finding): string {
    return `${path}:${line}: ${message}`;
}
