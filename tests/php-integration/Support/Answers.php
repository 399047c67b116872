<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Door\Schema;

/**
 * Reads REST answers in tests, and checks each against the schema that the admin app's types are made of.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait Answers
{
    /** @return array<mixed> the answer's data, after JSON */
    private function data(\WP_REST_Response $response, int $status = 200): array
    {
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertSame($status, $response->get_status(), (string) wp_json_encode($data));
        self::assertIsArray($data);

        return $data;
    }

    /** @return array<mixed> one row, checked against php/<room>/schema/<name>.json */
    private function row(\WP_REST_Response $response, string $room, string $name, int $status = 200): array
    {
        $data = $this->data($response, $status);
        $schema = json_decode((string) file_get_contents(RINGWELL_DIR . "/php/{$room}/schema/{$name}.json"), true);
        self::assertIsArray($schema);
        /** @var array<string, mixed> $schema */
        self::assertSame([], Schema::faults($data, $schema), (string) wp_json_encode($data));

        return $data;
    }

    /** @return array<string, string> field => code of a refusal */
    private function codes(\WP_REST_Response $response, int $status = 400): array
    {
        $data = $this->data($response, $status);
        $details = $data['data'] ?? [];
        self::assertIsArray($details);
        self::assertSame('ringwell_invalid_fields', $data['code']);
        self::assertSame(array_keys((array) $details['codes']), array_keys((array) $details['params']), 'each fault in words');
        self::assertNotContains('', (array) $details['params']);

        /** @var array<string, string> */
        return (array) $details['codes'];
    }
}
