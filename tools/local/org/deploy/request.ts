import { methodNotAllowed, notFound, OrgError } from '../errors.js';
import type { ApiRequest, ApiResponse } from '../request.js';
import { formatDateTime } from '../values.js';
import type { ApexTests, Session } from '../orgState.js';
import { applyFiles } from './apply.js';
import { planDeploy, type Plan } from './check.js';
import { readPackage } from './package.js';

interface DeployOptions {
    checkOnly?: boolean;
    /** `NoTestRun`, `RunSpecifiedTests`… */
    testLevel?: string;
    [option: string]: unknown;
}

/**
 * `POST /metadata/deployRequest` with a zip, and `GET …/{id}` for what became of it. A deploy is checked and done at
 * once, as a whole or not at all.
 * @throws OrgError for a user who may not deploy, a request that is none, an id that is unknown
 */
export async function deployRequest(request: ApiRequest, session: Session): Promise<ApiResponse> {
    const { world, access } = session;
    if (!access.userPermission('ModifyMetadata') && !access.userPermission('ModifyAllData'))
        throw new OrgError('INSUFFICIENT_ACCESS', 'Modify Metadata Through Metadata API Functions is required.', {
            status: 403
        });
    const [, id] = /^\/metadata\/deployRequest(?:\/([^/]+))?$/.exec(request.path) ?? [];
    if (request.method === 'POST' && !id) return deploy(request, session);
    if (request.method !== 'GET' || !id) throw methodNotAllowed(request.method);
    const deployResult = world.deploys.get(id);
    if (!deployResult) throw notFound();
    return { status: 200, body: { id, deployResult } };
}

async function deploy(request: ApiRequest, session: Session): Promise<ApiResponse> {
    const { world } = session;
    const form = await new Response(new Uint8Array(request.body), {
        headers: { 'content-type': request.headers['content-type'] ?? '' }
    })
        .formData()
        .catch(() => {
            throw new OrgError('INVALID_MULTIPART_REQUEST', 'A multipart request with a zip file is expected');
        });
    const [zip, entity] = [form.get('file'), form.get('entity_content') ?? form.get('json')];
    if (!(zip instanceof Blob)) throw new OrgError('INVALID_MULTIPART_REQUEST', 'The request has no file');
    const text = entity instanceof Blob ? await entity.text() : (entity ?? '{}');
    const { deployOptions = {} } = JSON.parse(text) as { deployOptions?: DeployOptions };
    const packaged = await readPackage(Buffer.from(await zip.arrayBuffer()));
    const plan = planDeploy(session, packaged, request.version.slice(1));
    const tests = testsOf(world, plan, deployOptions);
    if (plan.failures.length === 0 && !isRed(tests) && !deployOptions.checkOnly) {
        try {
            applyFiles(world, plan.files);
        } catch (error) {
            const problem = (error as Error).message;
            plan.failures.push({ type: '', name: 'package.xml', path: 'package.xml', line: 0, problem });
        }
    }
    const id = `0AfLc0000${String(world.deploys.size + 1).padStart(9, '0')}`;
    world.deploys.set(id, result(id, plan, tests, deployOptions, session));
    return { status: 201, body: { id, deployOptions, deployResult: { id, status: 'Pending', done: false } } };
}

/** What the tests of this deploy find, as the org was told. Like production it runs them for Apex unless told not to. */
function testsOf({ apexTests = {} }: Session['world'], plan: Plan, { testLevel }: DeployOptions): ApexTests {
    const brings = plan.components.some(({ type }) => type === 'ApexClass');
    return plan.failures.length === 0 && brings && testLevel !== 'NoTestRun' ? apexTests : {};
}

const isRed = ({ failures = [], coverageWarnings = [] }: ApexTests): boolean =>
    failures.length > 0 || coverageWarnings.length > 0;

function result(id: string, plan: Plan, tests: ApexTests, options: DeployOptions, { world, access }: Session): object {
    const { failures: failedTests = [], coverageWarnings = [] } = tests;
    const success = plan.failures.length === 0 && !isRed(tests);
    const time = formatDateTime(world.now());
    const failed = new Set(plan.failures.map(({ type, name }) => `${type} ${name}`));
    const total = plan.components.length + plan.deleted.length;
    const message = (type: string, name: string, path: string): object => ({
        componentType: type,
        fullName: name,
        fileName: path,
        changed: false,
        created: false,
        createdDate: time,
        deleted: false,
        success: true,
        warning: false
    });
    return {
        id,
        checkOnly: options.checkOnly ?? false,
        rollbackOnError: true,
        ignoreWarnings: options.ignoreWarnings ?? false,
        runTestsEnabled: isRed(tests),
        createdBy: access.user.Id,
        createdByName: access.user.Name ?? access.user.LastName,
        createdDate: time,
        startDate: time,
        completedDate: time,
        lastModifiedDate: time,
        done: true,
        status: success ? 'Succeeded' : 'Failed',
        success,
        numberComponentErrors: plan.failures.length,
        numberComponentsDeployed: success ? total : 0,
        numberComponentsTotal: total,
        numberTestErrors: failedTests.length,
        numberTestsCompleted: 0,
        numberTestsTotal: failedTests.length,
        details: {
            componentFailures: plan.failures.map(({ type, name, path, line, problem }) => ({
                ...message(type, name, path),
                success: false,
                problemType: 'Error',
                problem,
                lineNumber: line,
                columnNumber: 0
            })),
            componentSuccesses: [
                message('', 'package.xml', 'package.xml'),
                ...plan.components
                    .filter(({ type, name }) => !failed.has(`${type} ${name}`))
                    .map(({ type, name, path, isNew }) => ({
                        ...message(type, name, path),
                        changed: !isNew,
                        created: isNew
                    })),
                ...plan.deleted.map(({ type, name, there }) => ({
                    ...message(type, name, 'destructiveChanges.xml'),
                    deleted: there,
                    ...(!there && {
                        warning: true,
                        problemType: 'Warning',
                        problem: `No ${type} named: ${name} found`
                    })
                }))
            ],
            runTestResult: {
                numFailures: failedTests.length,
                numTestsRun: failedTests.length,
                totalTime: 0,
                failures: failedTests.map((failure) => ({ type: 'Class', packageName: failure.name, ...failure })),
                codeCoverageWarnings: coverageWarnings
            }
        }
    };
}
