<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** What a public door answers to a message that it has read, whichever way that came. */
final class Answer
{
    /** @param array<string, mixed> $body to be sent as JSON */
    private function __construct(public readonly int $status, public readonly array $body)
    {
    }

    /** @param array<string, mixed> $body */
    public static function ok(array $body): self
    {
        return new self(200, $body);
    }

    public static function notJson(): self
    {
        return self::refusal('ringwell_invalid_json', 'The message is not valid JSON.', []);
    }

    /**
     * In codes and English, because there may be no translations; by REST Refusal says it in the site's language.
     *
     * @param array<string, Fault> $faults by field
     */
    public static function ofFaults(array $faults): self
    {
        $codes = array_map(static fn (Fault $fault): string => $fault->code, $faults);

        return self::refusal('ringwell_invalid_fields', 'Some fields need your attention.', ['params' => $codes, 'codes' => $codes]);
    }

    /** @param array<string, mixed> $data */
    private static function refusal(string $code, string $message, array $data): self
    {
        return new self(400, ['code' => $code, 'message' => $message, 'data' => ['status' => 400] + $data]);
    }
}
