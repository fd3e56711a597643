import { duplicateValue, requiredMissing } from '../errors.js';
import type { Field, SObjectType } from '../schema/types.js';
import type { Row, Tables } from '../tables.js';
import type { OrgState } from '../orgState.js';
import type { Changes } from './prepare.js';

/** What the platform fills in on insert: literal defaults, unchecked boxes, the owner, auto-numbers, the id as a missing Name. */
export function withDefaults(
    world: OrgState,
    type: SObjectType,
    id: string,
    userId: string,
    changes: Changes
): Changes {
    const filled: Changes = { ...changes };
    for (const field of type.fields.values()) {
        if (field.name in filled) continue;
        if (field.defaultValue !== undefined) filled[field.name] = field.defaultValue;
        else if (field.type === 'boolean') filled[field.name] = false;
        else if (field.name === 'OwnerId') filled[field.name] = userId;
        else if (field.autoNumber)
            filled[field.name] = autoNumber(field.autoNumber, world.tables.nextNumber(type.name));
        else if (field.name === 'Name' && type.kind !== 'standard') filled[field.name] = id;
    }
    return filled;
}

/** `GH-{00000000}` and 7 give `GH-00000007`. */
function autoNumber(format: string, n: number): string {
    return format.replace(/\{(0+)\}/, (_, zeros: string) => String(n).padStart(zeros.length, '0'));
}

/** @throws OrgError REQUIRED_FIELD_MISSING naming every required field without a value */
export function checkRequired(type: SObjectType, row: Row): void {
    const missing = [...type.fields.values()].filter((field) => field.required && isBlank(row[field.name]));
    if (missing.length) throw requiredMissing(missing.map(({ name }) => name));
}

/** @throws OrgError DUPLICATE_VALUE when another row has the same value in a unique field */
export function checkUnique(tables: Tables, type: SObjectType, row: Row): void {
    for (const field of type.fields.values()) {
        const value = row[field.name];
        if (!field.unique || isBlank(value)) continue;
        const other = tables.find(type.name, field, value!).find(({ Id }) => Id !== row.Id);
        if (other) throw duplicateValue(field.name, other.Id);
    }
}

/** The values the platform computes from others: whole names, a stage's probability, whether an opportunity is closed. */
export function derive(type: SObjectType, row: Row, changes: Changes): void {
    if (type.name === 'User' || type.name === 'Contact') {
        row.Name = [row.FirstName, row.LastName].filter((part) => !isBlank(part)).join(' ');
    }
    if (type.name !== 'Opportunity') return;
    const stage = String(row.StageName ?? '');
    row.IsClosed = stage.startsWith('Closed');
    row.IsWon = stage === 'Closed Won';
    const position = stagesOf(type).indexOf(stage);
    if ('StageName' in changes && !('Probability' in changes) && position >= 0)
        row.Probability = PROBABILITIES[position]!;
    row.ExpectedRevenue = isBlank(row.Amount) ? null : (Number(row.Amount) * Number(row.Probability ?? 0)) / 100;
}

/** In the order of the standard stages. */
const PROBABILITIES = [10, 10, 20, 50, 60, 70, 75, 90, 100, 0];

function stagesOf(type: SObjectType): string[] {
    const stage: Field | undefined = type.fields.get('stagename');
    return stage?.picklist?.values.map(({ value }) => value) ?? [];
}

function isBlank(value: unknown): boolean {
    return value === undefined || value === null || value === '';
}
