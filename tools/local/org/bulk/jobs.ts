import type { RowResult } from '../rows/result.js';

export type Operation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type State = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';

/** A Bulk API 2.0 ingest job, and after it ran, what became of each row. */
export interface Job {
    id: string;
    object: string;
    operation: Operation;
    externalIdFieldName: string | undefined;
    columnDelimiter: keyof typeof DELIMITERS;
    lineEnding: 'LF' | 'CRLF';
    createdById: string;
    createdDate: string;
    apiVersion: number;
    state: State;
    csv: string;
    header: string[];
    rows: Array<{ cells: string[]; result: RowResult }>;
    errorMessage?: string;
}

export const DELIMITERS = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|', CARET: '^', BACKQUOTE: '`' } as const;
