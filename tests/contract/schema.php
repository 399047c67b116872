<?php

declare(strict_types=1);

/*
 * The PHP half of the comparison with ajv. From stdin a list of {schema, documents: [text of JSON, …]};
 * to stdout, for each, a list of whether the document is valid.
 */
use Ringwell\Door\Schema;

require_once dirname(__DIR__, 2) . '/php/autoload.php';

$batches = json_decode((string) stream_get_contents(STDIN), true, 128, JSON_THROW_ON_ERROR);
$answers = [];
foreach (is_array($batches) ? $batches : [] as $batch) {
    if (! is_array($batch) || ! is_array($batch['schema']) || ! is_array($batch['documents'])) {
        throw new \InvalidArgumentException('Not a batch.');
    }
    $verdicts = [];
    foreach ($batch['documents'] as $document) {
        $decoded = is_string($document) ? json_decode($document, false, 64) : null;
        $verdicts[] = json_last_error() === JSON_ERROR_NONE && Schema::faults($decoded, $batch['schema']) === [];
    }
    $answers[] = $verdicts;
}
echo json_encode($answers, JSON_THROW_ON_ERROR);
