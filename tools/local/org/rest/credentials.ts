import { notFound, OrgError } from '../errors.js';
import { calloutUrl, hasPrincipal, setCalloutUrl } from '../gateway/namedCredential.js';
import type { Session } from '../orgState.js';
import { created, jsonBody, ok, type ApiResponse, type Handler, type Route } from '../request.js';

/** The names that the External Credential's formula reads. */
const KEY = 'AccessKey';
const SECRET = 'AccessKeySecret';

interface Asked {
    externalCredential: string;
    principalName: string;
    principalType: string;
}

const read: Handler = ({ query }, session) => {
    administer(session);
    const asked = Object.fromEntries(query) as unknown as Asked;
    known(session, asked);
    return ok(described(session, asked));
};

/** `POST` stores a credential where there is none, `PUT` replaces one. */
const write =
    (isNew: boolean): Handler =>
    (request, session): ApiResponse => {
        administer(session);
        const body = jsonBody(request) as unknown as Asked & { credentials?: Record<string, { value?: unknown }> };
        known(session, body);
        const { world } = session;
        const [accessKey, secret] = [KEY, SECRET].map((name) => body.credentials?.[name]?.value);
        if (typeof accessKey !== 'string' || typeof secret !== 'string' || !accessKey || !secret)
            throw new OrgError('INVALID_API_INPUT', 'Specify a value for each credential.');
        if (isNew && world.gong)
            throw new OrgError('CONFLICT', 'The credentials already exist. Use PUT to update them.', { status: 409 });
        if (!isNew && !world.gong) throw notFound('The credentials do not exist. Use POST to create them.');
        world.gong = { ...world.gong, accessKey, secret };
        return (isNew ? created : ok)(described(session, body));
    };

const readSetup: Handler = (_request, session, { name = '' }) => {
    administer(session);
    return ok(namedCredential(session, name));
};

const writeSetup: Handler = (request, session, { name = '' }) => {
    administer(session);
    namedCredential(session, name);
    const { calloutUrl: url, type, masterLabel, externalCredentials, calloutOptions } = jsonBody(request);
    if (!type || !masterLabel || !externalCredentials || !calloutOptions)
        throw new OrgError('INVALID_API_INPUT', 'Required parameters are missing.');
    if (typeof url !== 'string' || !/^https:\/\//.test(url))
        throw new OrgError('INVALID_API_INPUT', 'The callout URL must be a valid HTTPS URL.');
    setCalloutUrl(session.world, url);
    return ok(namedCredential(session, name));
};

function administer({ access }: Session): void {
    if (!access.userPermission('CustomizeApplication') && !access.userPermission('ManageNamedCredentials'))
        throw new OrgError(
            'INSUFFICIENT_ACCESS',
            "You don't have access to this resource: Manage Named Credentials is required.",
            { status: 403 }
        );
}

function known({ world }: Session, { externalCredential, principalName, principalType }: Asked): void {
    if (principalType !== 'NamedPrincipal' || !hasPrincipal(world, externalCredential, principalName))
        throw notFound(`The external credential ${externalCredential} or its principal doesn't exist.`);
}

/** The values never come back, only which there are. */
function described({ world }: Session, { externalCredential, principalName, principalType }: Asked): object {
    const names = world.gong ? [KEY, SECRET] : [];
    return {
        authenticationProtocol: 'Custom',
        authenticationStatus: world.gong ? 'Configured' : 'NotConfigured',
        credentials: Object.fromEntries(names.map((name) => [name, { encrypted: true, revision: 1 }])),
        externalCredential,
        principalName,
        principalType
    };
}

function namedCredential({ world }: Session, name: string): object {
    const url = name === 'Gong' ? calloutUrl(world) : undefined;
    if (url === undefined) throw notFound(`The named credential ${name} doesn't exist.`);
    return {
        developerName: name,
        masterLabel: name,
        type: 'SecuredEndpoint',
        calloutUrl: url,
        calloutStatus: 'Enabled',
        calloutOptions: {
            allowMergeFieldsInBody: false,
            allowMergeFieldsInHeader: true,
            generateAuthorizationHeader: false
        },
        customHeaders: [],
        externalCredentials: [{ developerName: 'Gong', masterLabel: 'Gong' }],
        networkConnection: null,
        parameters: []
    };
}

const CREDENTIAL = '/named-credentials/credential';
const SETUP = '/named-credentials/named-credential-setup/:name';

export const credentialRoutes: Route[] = [
    { method: 'GET', pattern: CREDENTIAL, kind: 'connect', handle: read },
    { method: 'POST', pattern: CREDENTIAL, kind: 'connect', handle: write(true) },
    { method: 'PUT', pattern: CREDENTIAL, kind: 'connect', handle: write(false) },
    { method: 'GET', pattern: SETUP, kind: 'connect', handle: readSetup },
    { method: 'PUT', pattern: SETUP, kind: 'connect', handle: writeSetup }
];
