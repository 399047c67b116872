<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** What a public door says before anybody has read the message: a status, and a code where it says no. */
final class Reply
{
    /** What each refusal says in English; with WordPress it is said in the site's language (RefusalText). */
    private const ENGLISH = [
        'ringwell_foreign_origin' => 'Pages of this site may not ask here.',
        'ringwell_only_post' => 'This address only takes POST.',
        'ringwell_wrong_content_type' => 'The message must be JSON.',
        'ringwell_too_large' => 'The message is too large.',
        'ringwell_invalid_json' => 'The message is not valid JSON.',
        'ringwell_not_ready' => 'Not ready. Please try again in a few minutes.',
        'ringwell_door_closed' => 'This door is closed.',
    ];

    public function __construct(public readonly int $status, public readonly string $code = '')
    {
    }

    /** @return array{code: string, message: string, data: array{status: int}}|null as WordPress's REST API says no */
    public function body(): ?array
    {
        return $this->code === '' ? null : ['code' => $this->code, 'message' => self::ENGLISH[$this->code] ?? '', 'data' => ['status' => $this->status]];
    }
}
