<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Message;

final class MessageTest extends TestCase
{
    private const VISITOR = '0123456789abcdef0123456789abcdef';

    public function testReadsAMessageThatKeepsToItsSchema(): void
    {
        $message = self::read('{"page":{"url":"https://clinic.example/","referrer":""},"targets":[1,2.0],"config":"c"}');

        self::assertSame(['page' => ['url' => 'https://clinic.example/', 'referrer' => ''], 'targets' => [1, 2], 'config' => 'c'], $message);
    }

    public function testAnEmptyObjectIsAnEmptyArray(): void
    {
        $message = self::read('{"page":{"url":"x","referrer":""},"targets":[],"config":"c","ids":{}}');

        self::assertIsArray($message);
        self::assertSame([], $message['ids']);
    }

    #[DataProvider('bodies')]
    public function testRefusesWhatIsNoMessage(string $body, string $code, int $status): void
    {
        $error = self::read($body);

        self::assertInstanceOf(\WP_Error::class, $error);
        self::assertSame($code, $error->get_error_code());
        self::assertSame($status, self::data($error)['status'] ?? null);
    }

    /** @return iterable<string, array{string, string, int}> */
    public static function bodies(): iterable
    {
        yield 'nothing' => ['', 'ringwell_invalid_json', 400];
        yield 'broken' => ['{"page":', 'ringwell_invalid_json', 400];
        yield 'a form' => ['page=1&config=2', 'ringwell_invalid_json', 400];
        yield 'text' => ['"page"', 'ringwell_invalid_json', 400];
        yield 'null' => ['null', 'ringwell_invalid_json', 400];
        yield 'a number' => ['5', 'ringwell_invalid_json', 400];
        yield 'a list' => ['[]', 'ringwell_invalid_fields', 400];
        yield 'invalid UTF-8' => ["{\"config\":\"\xC3\x28\"}", 'ringwell_invalid_json', 400];
        yield 'half a character' => ['{"config":"\ud800"}', 'ringwell_invalid_json', 400];
        yield 'a field name that PHP can not hold' => ['{"\u0000x":1}', 'ringwell_invalid_json', 400];
        yield 'too deep' => [str_repeat('{"a":', 40) . '1' . str_repeat('}', 40), 'ringwell_invalid_json', 400];
        yield 'a megabyte' => ['{"config":"' . str_repeat('x', 1024 * 1024) . '"}', 'ringwell_too_large', 413];
        yield 'one byte too much' => [str_repeat(' ', 65537), 'ringwell_too_large', 413];
        yield 'the most there may be, of nothing' => [str_repeat(' ', 65536), 'ringwell_invalid_json', 400];
    }

    public function testSaysWhatIsWrongFieldByField(): void
    {
        $error = self::read('{"page":{"url":1,"referrer":""},"targets":["1"],"visitor":"XYZ","spy":true}');

        self::assertInstanceOf(\WP_Error::class, $error);
        $data = self::data($error);
        self::assertEquals(
            ['page.url' => 'wrong_type', 'targets.0' => 'wrong_type', 'visitor' => 'bad_format', 'spy' => 'unknown_field', 'config' => 'required'],
            $data['codes'] ?? null,
        );
        self::assertIsArray($data['params'] ?? null);
        self::assertSame('Please fill this in.', $data['params']['config']);
        self::assertSame(400, $data['status'] ?? null);
    }

    public function testASmallerLimitHolds(): void
    {
        $request = new \WP_REST_Request();
        $request->set_body('{"a":1}');

        $error = Message::of('Page', 'lease-request')->read($request, 6);

        self::assertInstanceOf(\WP_Error::class, $error);
        self::assertSame('ringwell_too_large', $error->get_error_code());
    }

    public function testChecksAMessageThatPhpMade(): void
    {
        $message = ['visitor' => self::VISITOR, 'page' => ['url' => 'x', 'referrer' => ''], 'targets' => [], 'config' => 'c', 'ids' => []];

        self::assertSame($message, Message::of('Page', 'lease-request')->check($message));
    }

    /** @return array<mixed> */
    private static function data(\WP_Error $error): array
    {
        $data = $error->get_error_data();
        self::assertIsArray($data);

        return $data;
    }

    /** @return array<string, mixed>|\WP_Error */
    private static function read(string $body): array|\WP_Error
    {
        $request = new \WP_REST_Request();
        $request->set_body($body);

        return Message::of('Page', 'lease-request')->read($request);
    }
}
