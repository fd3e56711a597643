/** The version of Salesforce's API that every request names: `sourceApiVersion` of sfdx-project.json, which a test holds it to. */
export const API_VERSION = '65.0';

/** Where the REST API of that version lies. */
export const DATA = `/services/data/v${API_VERSION}`;
