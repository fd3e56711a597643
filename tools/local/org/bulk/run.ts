import { stringify } from 'csv-stringify/sync';
import { CHUNK, createRows, deleteRows, updateRows, upsertRows } from '../rows/batch.js';
import type { Body } from '../rows/save.js';
import { fieldOf, objectOf, relationshipOf, type SObjectType } from '../schema/types.js';
import type { Session } from '../orgState.js';
import { parseCsv } from './csv.js';
import type { RowResult } from '../rows/result.js';
import { DELIMITERS, type Job } from './jobs.js';

/** What a CSV writes for "make this field blank"; an empty cell leaves the field as it is. */
const NULL = '#N/A';

/** Runs a job over the data it was given, 200 rows at a time, each on its own; the job then has its results. */
export function runJob(session: Session, job: Job): void {
    const type = objectOf(session.world.schema, job.object);
    const [header = [], ...rows] = parseCsv(job.csv, DELIMITERS[job.columnDelimiter]);
    const unknown = type && header.find((name) => !isColumn(session, type, name));
    if (!type || !session.access.object(type, 'read') || unknown !== undefined) {
        job.state = 'Failed';
        job.errorMessage = type
            ? `InvalidBatch : Field name not found : ${unknown}`
            : `InvalidEntity : Unknown object ${job.object}`;
        return;
    }
    job.header = header;
    for (let at = 0; at < rows.length; at += CHUNK) {
        const chunk = rows.slice(at, at + CHUNK);
        const results = save(
            session,
            type,
            job,
            chunk.map((cells) => bodyOf(header, cells))
        );
        job.rows.push(...chunk.map((cells, index) => ({ cells, result: results[index]! })));
    }
    job.state = 'JobComplete';
}

/** The job's rows that were saved, or that failed, as the API gives them. */
export function resultsCsv({ header, rows, lineEnding }: Job, which: 'successful' | 'failed'): string {
    const successful = which === 'successful';
    const lines = rows
        .filter(({ result }) => !result.error === successful)
        .map(({ cells, result }) =>
            result.error
                ? [
                      '',
                      `${result.error.errorCode}:${result.error.message}:${result.error.fields.join(' ')} --`,
                      ...cells
                  ]
                : [result.id, String(result.created ?? false), ...cells]
        );
    return csv([['sf__Id', successful ? 'sf__Created' : 'sf__Error', ...header], ...lines], lineEnding);
}

/** The rows no attempt was made for: all of a job that failed or was aborted. */
export function unprocessedCsv(job: Job): string {
    const [header = [], ...rows] = parseCsv(job.csv, DELIMITERS[job.columnDelimiter]);
    return csv([header, ...(job.state === 'JobComplete' ? [] : rows)], job.lineEnding);
}

function save(session: Session, type: SObjectType, { operation, externalIdFieldName }: Job, rows: Body[]): RowResult[] {
    const options = { forgiving: true };
    const typeOf = (): SObjectType => type;
    if (operation === 'insert') return createRows(session, rows.map(withoutId), typeOf, options);
    if (operation === 'update') return updateRows(session, rows, typeOf, options);
    if (operation === 'upsert') return upsertRows(session, type, externalIdFieldName!, rows, options);
    return deleteRows(
        session,
        rows.map((row) => String(row.Id ?? row.id ?? '')),
        typeOf,
        options
    );
}

function isColumn({ access }: Session, type: SObjectType, name: string): boolean {
    const field = fieldOf(type, name) ?? relationshipOf(type, name.split('.')[0]!);
    return field !== undefined && access.field(type, field, 'read');
}

/** `Gong_Call__r.Key__c` becomes a parent named by its external id. */
function bodyOf(header: string[], cells: string[]): Body {
    const body: Body = {};
    for (const [index, name] of header.entries()) {
        const cell = cells[index] ?? '';
        if (cell === '') continue;
        const value = cell === NULL ? null : cell;
        const [relationship, field] = name.split('.');
        body[relationship!] = field ? { [field]: value } : value;
    }
    return body;
}

function withoutId(row: Body): Body {
    return Object.fromEntries(Object.entries(row).filter(([name]) => name.toLowerCase() !== 'id'));
}

function csv(lines: string[][], lineEnding: Job['lineEnding']): string {
    return stringify(lines, { quoted: true, record_delimiter: lineEnding === 'CRLF' ? '\r\n' : '\n' });
}
