<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Entry;
use Ringwell\Door\Origins;

/** One code decides for both doors; each of them is tested with its own server besides. */
final class EntryTest extends TestCase
{
    /** @return iterable<string, array{array<string, string>, int}> */
    public static function messages(): iterable
    {
        yield 'JSON' => [[], 200];
        yield 'a list' => [['body' => '[]'], 200];
        yield 'a beacon' => [['type' => 'text/plain;charset=UTF-8'], 200];
        yield 'capitals' => [['type' => 'Application/JSON'], 200];
        yield 'a form' => [['type' => 'application/x-www-form-urlencoded'], 415];
        yield 'no type' => [['type' => ''], 415];
        yield 'nonsense as type' => [['type' => ';;'], 415];
        yield 'GET' => [['method' => 'GET'], 405];
        yield 'a preflight' => [['method' => 'OPTIONS', 'type' => '', 'body' => ''], 204];
        yield 'a stranger' => [['origin' => 'https://evil.example'], 403];
        yield 'a stranger’s preflight' => [['method' => 'OPTIONS', 'origin' => 'https://evil.example'], 403];
        yield 'another site of the clinic' => [['origin' => 'https://landing.example'], 200];
        yield 'null' => [['origin' => 'null'], 403];
        yield 'null of our own page' => [['origin' => 'null', 'fetchSite' => 'same-origin'], 200];
        yield 'nothing' => [['body' => ''], 400];
        yield 'broken' => [['body' => '{"a":'], 400];
        yield 'a number' => [['body' => '5'], 400];
        yield 'invalid UTF-8' => [['body' => "{\"a\":\"\xC3\x28\"}"], 400];
        yield 'too deep' => [['body' => str_repeat('[', 40) . str_repeat(']', 40)], 400];
        yield 'as long as can be' => [['body' => '"' . str_repeat('x', Entry::MAX_BYTES - 2) . '"'], 400];
        yield 'a byte more' => [['body' => '"' . str_repeat('x', Entry::MAX_BYTES - 1) . '"'], 413];
    }

    /** @param array<string, string> $with */
    #[DataProvider('messages')]
    public function testWhoMaySayWhat(array $with, int $status): void
    {
        $reply = self::entry($with)->reply(self::origins());

        self::assertSame($status, $reply->status ?? 200);
        self::assertSame($status >= 400 ? $status : null, $reply?->body()['data']['status'] ?? null);
    }

    public function testEveryRefusalSaysSomething(): void
    {
        foreach (self::messages() as [$with, $status]) {
            $body = self::entry($with)->reply(self::origins())?->body();
            self::assertSame($status >= 400, ($body['message'] ?? '') !== '');
        }
    }

    public function testOnlyTheClinicsOtherSitesAreLetThroughTheBrowser(): void
    {
        $other = self::entry(['origin' => 'https://landing.example:443'])->headers(self::origins(), 200);
        $own = self::entry(['origin' => 'https://clinic.example'])->headers(self::origins(), 405);

        self::assertSame('https://landing.example', $other['Access-Control-Allow-Origin']);
        self::assertArrayNotHasKey('Access-Control-Allow-Credentials', $other);
        self::assertArrayNotHasKey('Access-Control-Allow-Origin', $own);
        self::assertSame('POST, OPTIONS', $own['Allow']);
        self::assertSame(['no-store, private, max-age=0', 'Origin'], [$own['Cache-Control'], $own['Vary']]);
    }

    /** @param array<string, string> $with */
    private static function entry(array $with): Entry
    {
        return new Entry($with['method'] ?? 'POST', $with['origin'] ?? '', $with['fetchSite'] ?? '', $with['type'] ?? 'application/json', $with['body'] ?? '{}');
    }

    private static function origins(): Origins
    {
        return new Origins(['https://clinic.example'], ['https://landing.example']);
    }
}
