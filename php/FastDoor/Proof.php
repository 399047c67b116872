<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/**
 * How the door shows the self-test that it speaks for this very site: it signs the question and its answer with a word
 * that lies in the site's options for the length of the test. So it reads the database that the site writes, not a
 * copy of it, and no cache or login page answered in its place.
 */
final class Proof
{
    public const OPTION = 'ringwell_door_test';
    public const QUESTION = 'X-Ringwell-Question';
    public const ANSWER = 'X-Ringwell-Proof';

    public static function make(): string
    {
        return bin2hex(random_bytes(16));
    }

    public static function isQuestion(string $text): bool
    {
        return preg_match('/^[0-9a-f]{32}$/D', $text) === 1;
    }

    public static function sign(string $secret, string $question, string $body): string
    {
        return hash_hmac('sha256', "ringwell-door|{$question}|{$body}", $secret);
    }
}
