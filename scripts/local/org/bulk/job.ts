/** A Bulk API 2.0 ingest job. */
export interface Job {
    id: string;
    object: string;
}
