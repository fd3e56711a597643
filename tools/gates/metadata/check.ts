import type { PackageDirectory } from './catalogue.js';
import type { Finding } from './finding.js';
import { type Project, readProject } from './project.js';
import type { Rule } from './rule.js';
import { canBeReadBySomebody, permitWhatCanBePermitted } from './rules/fieldPermissions.js';
import { areWellFormedFields, sumOverDetails } from './rules/fields.js';
import { areNamedForTheirType, comeInPairs } from './rules/files.js';
import { flowOverWhatIsThere } from './rules/flows.js';
import { areWellFormedObjects, belongToAnObject, shareLikeTheirMaster } from './rules/objects.js';
import { importWhatIsThere } from './rules/imports.js';
import { areCompact, layOutRequiredFields, showFieldsThatExist } from './rules/pages.js';
import { giveWholeObjectPermissions, reachTheirCredentials } from './rules/permissions.js';
import { namePrincipals, nameWhatIsThere, sayEachThingOnce } from './rules/references.js';
import { reportOnWhatIsThere } from './rules/reports.js';
import { followsTheSchema } from './rules/schema.js';
import { haveNamesThatAgree, haveTextsThatFit } from './rules/texts.js';
import { translateEveryLabel } from './rules/translations.js';
import { haveTheProjectsVersion } from './rules/versions.js';
import type { Schema } from './schema.js';

/** What a deploy insists on beyond the schema. */
const DEPLOY_RULES: readonly Rule[] = [
    comeInPairs,
    haveNamesThatAgree,
    haveTextsThatFit,
    areWellFormedFields,
    sumOverDetails,
    areWellFormedObjects,
    belongToAnObject,
    shareLikeTheirMaster,
    showFieldsThatExist,
    layOutRequiredFields,
    areCompact,
    giveWholeObjectPermissions,
    permitWhatCanBePermitted,
    nameWhatIsThere,
    namePrincipals,
    reportOnWhatIsThere,
    flowOverWhatIsThere,
    importWhatIsThere,
    sayEachThingOnce
];

/** What deploys, but not as it was meant: it is dropped without a word, or nobody can use it. */
const PROJECT_RULES: readonly Rule[] = [
    areNamedForTheirType,
    haveTheProjectsVersion,
    reachTheirCredentials,
    canBeReadBySomebody,
    translateEveryLabel
];

/** What a check looked at and found. */
export interface Report {
    /** How many `-meta.xml` files were read. */
    files: number;
    findings: Finding[];
}

/**
 * Checks all metadata below the directories, without an org.
 * @param apiVersion the version that code must have, such as `65.0`
 * @returns the findings by path and line
 * @throws when a directory cannot be read
 */
export function checkMetadata(schema: Schema, directories: readonly PackageDirectory[], apiVersion: string): Report {
    const project: Project = readProject(directories, apiVersion);
    const findings = [...findingsOf(schema, project), ...PROJECT_RULES.flatMap((rule) => [...rule(project)])];
    findings.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
    return { files: project.components.length + project.malformed.length, findings };
}

/** What a deploy of the project would fail on. */
export function findingsOf(schema: Schema, project: Project): Finding[] {
    const rules = [followsTheSchema(schema), ...DEPLOY_RULES];
    return [...project.malformed, ...rules.flatMap((rule) => [...rule(project)])];
}
