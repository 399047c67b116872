<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Recording;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Downloads;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PublicHost;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Recording\NotHeard;
use Ringwell\Recording\Redirect;
use Ringwell\Recording\SoundFetch;
use Ringwell\Recording\Trouble;

final class SoundFetchTest extends TestCase implements Downloads
{
    /** @var list<array{string, array<string, string>}> */
    private array $asked = [];
    /** @var array<string, HttpAnswer> */
    private array $answers = [];

    public function download(string $url, array $headers, string $file, int $maxBytes): HttpAnswer
    {
        $this->asked[] = [$url, $headers];
        $answer = $this->answers[$url] ?? throw new PullFailed(PullFailed::UNREACHABLE, 'nobody there');
        file_put_contents($file, $answer->body);

        return $answer;
    }

    public function testKeysGoNoFurtherThanTheirOwnServer(): void
    {
        $this->answers = [
            'https://pbx.example/record/7' => new HttpAnswer(302, '', ['location' => '/files/7?sig=1']),
            'https://pbx.example/files/7?sig=1' => new HttpAnswer(307, '', ['location' => 'https://storage.example/7.mp3']),
            'https://storage.example/7.mp3' => new HttpAnswer(200, 'sound', ['content-type' => 'audio/mpeg']),
        ];
        self::assertNull($this->troubleOf('https://pbx.example/record/7'));

        self::assertSame([
            ['https://pbx.example/record/7', ['Authorization' => 'Bearer key']],
            ['https://pbx.example/files/7?sig=1', ['Authorization' => 'Bearer key']],
            ['https://storage.example/7.mp3', []],
        ], $this->asked);
    }

    public function testItFollowsThreeTimesAndNoMore(): void
    {
        foreach (range(0, 9) as $n) {
            $this->answers["https://pbx.example/{$n}"] = new HttpAnswer(302, '', ['location' => 'https://pbx.example/' . ($n + 1)]);
        }
        self::assertSame(Trouble::Refused, $this->troubleOf('https://pbx.example/0'));
        self::assertCount(4, $this->asked);

        $this->asked = [];
        $this->answers['https://pbx.example/3'] = new HttpAnswer(200, 'sound', ['content-type' => 'audio/wav']);
        self::assertNull($this->troubleOf('https://pbx.example/0'));
    }

    #[DataProvider('answers')]
    public function testWhatIsAnsweredIsPutIntoOurTerms(?Trouble $new, ?Trouble $old, HttpAnswer $answer): void
    {
        $this->answers = ['https://pbx.example/1' => $answer];

        self::assertSame([$new, $old], [$this->troubleOf('https://pbx.example/1', true), $this->troubleOf('https://pbx.example/1', false)]);
    }

    /** @return iterable<string, array{?Trouble, ?Trouble, HttpAnswer}> */
    public static function answers(): iterable
    {
        $sound = ['content-type' => 'audio/mpeg'];
        yield 'a sound' => [null, null, new HttpAnswer(200, 'x', $sound)];
        yield 'bytes' => [null, null, new HttpAnswer(200, 'x', ['content-type' => 'application/octet-stream'])];
        yield 'a page with a kind word' => [Trouble::NoSound, Trouble::NoSound, new HttpAnswer(200, '<html>', ['content-type' => 'text/html'])];
        yield 'nothing' => [Trouble::NotReady, Trouble::Gone, new HttpAnswer(200, '', $sound)];
        yield 'not there' => [Trouble::NotReady, Trouble::Gone, new HttpAnswer(404, '')];
        yield 'later' => [Trouble::NotReady, Trouble::NotReady, new HttpAnswer(202, '')];
        yield 'too often' => [Trouble::NotReady, Trouble::NotReady, new HttpAnswer(429, '', ['retry-after' => '7'])];
        yield 'who are you' => [Trouble::WrongKeys, Trouble::WrongKeys, new HttpAnswer(401, '')];
        yield 'not you' => [Trouble::NoRight, Trouble::NoRight, new HttpAnswer(403, '')];
        yield 'broken' => [Trouble::Refused, Trouble::Refused, new HttpAnswer(500, '')];
        yield 'a part' => [Trouble::Refused, Trouble::Refused, new HttpAnswer(206, 'x', $sound)];
        yield 'a redirect to nowhere' => [Trouble::Refused, Trouble::Refused, new HttpAnswer(302, '')];
        yield 'a redirect into the machine' => [Trouble::Refused, Trouble::Refused, new HttpAnswer(302, '', ['location' => 'file:///etc/passwd'])];
        yield 'a redirect out of the seal' => [Trouble::Refused, Trouble::Refused, new HttpAnswer(302, '', ['location' => 'http://pbx.example/1'])];
        yield 'a redirect to nobody' => [Trouble::Unreachable, Trouble::Unreachable, new HttpAnswer(302, '', ['location' => '//nobody.example/'])];
    }

    public function testHowLongToWaitIsHeard(): void
    {
        $this->answers = ['https://pbx.example/1' => new HttpAnswer(503, '', ['retry-after' => '7'])];
        try {
            $this->fetch('https://pbx.example/1', true);
            self::fail('It was there.');
        } catch (NotHeard $why) {
            self::assertSame(7000, $why->retryAfter);
        }
    }

    public function testRedirectsAreReadAsBrowsersDo(): void
    {
        $base = 'https://a.example:8443/b/c?d=e';
        foreach ([
            'https://x.example/y' => 'https://x.example/y',
            '//x.example/y' => 'https://x.example/y',
            '/y?z' => 'https://a.example:8443/y?z',
            'y' => 'https://a.example:8443/b/y',
            '?y' => 'https://a.example:8443/b/c?y',
            '' => null,
            'javascript:alert(1)' => null,
            'ftp://x.example/' => null,
            'gopher://127.0.0.1:6379/_FLUSHALL' => null,
            "https://x.example/\r\nX: y" => null,
            'http://x.example/' => null,
        ] as $location => $url) {
            self::assertSame($url, Redirect::resolve($base, $location), $location);
        }
        self::assertSame('http://x.example/', Redirect::resolve('http://a.example', 'http://x.example/'));
        self::assertSame('http://a.example/y', Redirect::resolve('http://a.example', 'y'));
        self::assertFalse(Redirect::isSameOrigin('https://a.example/', 'https://a.example:444/'));
        self::assertFalse(Redirect::isSameOrigin('https://a.example', 'https://a.example@evil.example/'));
        self::assertTrue(Redirect::isSameOrigin('https://A.example/x', 'https://a.example/y'));
    }

    public function testNoHostOfAPrivateNetworkIsAPublicOne(): void
    {
        $hosts = new PublicHost(static fn (string $host): array => [
            'pbx.example' => ['203.0.114.7', '2a00:1450::1'],
            'inside.example' => ['10.0.0.7'],
            'half.example' => ['203.0.114.7', '127.0.0.1'],
            'cloud.example' => ['169.254.169.254'],
            'shared.example' => ['100.64.1.1'],
            'six.example' => ['fd00::1'],
            'only-six.example' => ['64:ff9b::cb00:7207'],
            'dot.example.' => ['203.0.114.7'],
        ][$host] ?? []);

        self::assertSame(['203.0.114.7', '2a00:1450::1'], $hosts->addresses('pbx.example'));
        self::assertSame(['203.0.114.9'], $hosts->addresses('203.0.114.9'));
        self::assertSame(['64:ff9b::cb00:7207'], $hosts->addresses('only-six.example'), 'How a server without IPv4 reaches 203.0.114.7.');
        foreach ([
            'inside.example', 'half.example', 'cloud.example', 'shared.example', 'six.example', 'nobody.example', '127.0.0.1', '0.0.0.0',
            '192.168.1.1', '172.16.0.1', '169.254.169.254', '[::1]', '[::ffff:10.0.0.1]', '[fe80::1]', '2130706433', '0x7f.1', '127.1', '',
            'dot.example.', '224.0.0.1', '[ff02::1]', '[fec0::1]', '[::7f00:1]', '[64:ff9b::a00:1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::a00:1]', '[2002:a00:1::1]', '[2001::1]', '[::]',
        ] as $host) {
            self::assertSame([], $hosts->addresses($host), $host);
        }
    }

    private function troubleOf(string $url, bool $isNew = true): ?Trouble
    {
        try {
            $this->fetch($url, $isNew);
        } catch (NotHeard $why) {
            return $why->trouble;
        }

        return null;
    }

    private function fetch(string $url, bool $isNew): void
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'ringwell');
        try {
            (new SoundFetch($this))->fetch(new RecordingSource($url, ['Authorization' => 'Bearer key']), $file, $isNew);
        } finally {
            unlink($file);
        }
    }
}
