<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Own;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Own\Dialplan;
use Ringwell\Pbx\Own\DialplanSettings;
use Ringwell\Pbx\Own\Flavour;
use Ringwell\Pbx\Own\Unsafe;

/** The text alone; that a real Asterisk does with it what it should is in tests/pbx. */
final class DialplanTest extends TestCase
{
    private const URL = 'https://clinic.example/wp-json/ringwell/v1/connections/7/events/s3cret';

    /** Applications that the dialplan may use: whatever an owner types must not add another. */
    private const APPS = ['Dial', 'ExecIf', 'Gosub', 'Goto', 'GotoIf', 'Hangup', 'MacroExit', 'MixMonitor', 'Return', 'Set'];

    #[DataProvider('everyDialplan')]
    public function testEachLineIsACommentAContextOrOneStepOfAnExtension(string $text): void
    {
        foreach (explode("\n", trim($text)) as $line) {
            self::assertMatchesRegularExpression('/^(?:|; .*|\[[a-z-]+\]|include => [a-z-]+|exten => (?:s|failed|_\[\+0-9\]\.),1,[A-Z]\w+\(.*\)| same => n(?:\([a-z]+\))?,[A-Z]\w+\(.*\))$/u', $line);
            if (preg_match('/^(?:exten => [^,]+,1| same => n(?:\(\w+\))?),(\w+)\(/', $line, $match) === 1) {
                self::assertContains($match[1], self::APPS);
                self::assertTrue(self::isBalanced($line), $line);
            }
        }
    }

    #[DataProvider('everyDialplan')]
    public function testEveryContextThatIsLedToIsThereOrThePhoneSystemsOwn(string $text): void
    {
        preg_match_all('/^\[([a-z-]+)\]$/m', $text, $there);
        preg_match_all('/(?:Gosub\(|Goto\(|U\(|hangup_handler_push\)=|include => |QGOSUB=)([a-z-]+)[,)\n]/', $text, $used);
        $own = array_filter($used[1], static fn (string $context): bool => str_starts_with($context, 'ringwell-'));

        self::assertSame([], array_diff($own, $there[1]));
        self::assertSame($there[1], array_values(array_unique($there[1])), 'A context is there twice.');
        self::assertContains('ringwell-end', $own);
    }

    #[DataProvider('everyDialplan')]
    public function testNobodyWaitsLongerThanThreeSecondsAndOnlyTheEndIsToldWhenTheSiteIsDown(string $text): void
    {
        preg_match_all('/Gosub\(ringwell-post,s,1\((\d),(\d?),event=(\w+)/', $text, $posts, PREG_SET_ORDER);

        self::assertNotEmpty($posts);
        foreach ($posts as [, $seconds, $nobodyWaits, $event]) {
            self::assertLessThanOrEqual($event === 'answer' || $event === 'route' ? 1 : 3, (int) $seconds, $event);
            self::assertSame($event === 'end' ? '1' : '', $nobodyWaits, $event);
        }
        self::assertSame(1, substr_count($text, '${CURL('), 'All messages go one way, which has the limits.');
        self::assertStringContainsString('Set(CURLOPT(httptimeout)=${ARG1})', $text);
        self::assertStringContainsString('0${RW_QUIET_UNTIL} > ${EPOCH}', $text);
    }

    #[DataProvider('everyDialplan')]
    public function testWhatACallerCanChooseIsCutAndEncodedWhereverItStands(string $text): void
    {
        foreach (['CALLERID(num)', 'CALLERID(dnid)', 'EXTEN', 'FROM_DID'] as $name) {
            $bare = preg_replace('/\$\{URIENCODE\(\$\{FILTER\([^,]+,\$\{' . preg_quote($name, '/') . '\}\)\}\)\}|\$\{FILTER\([^,]+,\$\{' . preg_quote($name, '/') . '\}\)\}|\$\{LEN\(\$\{' . preg_quote($name, '/') . '\}\)\}/', '', $text);
            // The hook of FreePBX hands over what the clinic itself dials; ringwell-out cuts and encodes it.
            $bare = str_replace('Gosub(ringwell-out,s,1(${OUTNUM},${CALLERID(num)}))', '', (string) $bare);
            self::assertStringNotContainsString('${' . $name . '}', $bare);
        }
        self::assertStringNotContainsString('CALLERID(name)', $text);
        self::assertStringNotContainsString('SHELL(', $text);
        self::assertStringNotContainsString('System(', $text);
    }

    /** "x):System(…" as an answer would be ExecIf's second application: Asterisk looks for it once the answer stands there. */
    #[DataProvider('everyDialplan')]
    public function testNoApplicationIsGivenWhatAWebServerSaidAsItIs(string $text): void
    {
        $judged = preg_replace(['/\$\{LEN\(\$\{RW_SAID\}\)\}/', '/\$\{REGEX\("\^\[0-9\]\[0-9\]\*\$" \$\{RW_SAID\}\)\}/', '/\$\{FILTER\(0-9,\$\{RW_SAID\}\)\}/'], '', $text);

        self::assertStringNotContainsString('${RW_SAID}', (string) $judged);
    }

    /** @return iterable<string, array{string}> */
    public static function everyDialplan(): iterable
    {
        foreach (Flavour::cases() as $flavour) {
            yield "{$flavour->value}: the least" => [Dialplan::of(new DialplanSettings($flavour, self::URL))];
            yield "{$flavour->value}: all" => [Dialplan::of(new DialplanSettings(
                $flavour,
                'https://clinic.example:8443/sub/?rest_route=/ringwell/v1/connections/7/events/s3cret',
                ['+74951112233', '+74951112244'],
                'from-operator_2',
                '101, 102&103 PJSIP/79161234567@operator',
                15,
                asksWay: true,
                tellsOutgoing: true,
                sendsRecordings: true,
                namesRecordings: true,
                ringContext: 'internal',
            ))];
        }
    }

    public function testPhonesRingOneAfterTheOtherAsTheyAreWritten(): void
    {
        $text = static fn (Flavour $flavour): string => Dialplan::of(new DialplanSettings($flavour, self::URL, phones: '101, 102 & 103,PJSIP/79161234567@operator'));

        self::assertStringContainsString(
            " same => n,Dial(PJSIP/101,10,U(ringwell-answer))\n same => n,Dial(PJSIP/102&PJSIP/103,10,U(ringwell-answer))\n same => n,Dial(PJSIP/79161234567@operator,10,U(ringwell-answer))\n same => n,Goto(from-pstn,",
            $text(Flavour::Asterisk),
        );
        self::assertStringContainsString(' same => n,Dial(Local/101@from-internal/n,10,', $text(Flavour::FreePbx));
    }

    public function testNumbersAreListedAndNothingElse(): void
    {
        $text = Dialplan::of(new DialplanSettings(Flavour::Asterisk, self::URL, ['+74951112233', "+7\n[evil]", 'x', '+1', '+74951112244;', '+442079460000']));

        self::assertStringContainsString("\n; +74951112233 +442079460000\n", $text);
        self::assertStringNotContainsString('evil', $text);
    }

    public function testTheAddressForRecordingsFollowsFromTheOneForEvents(): void
    {
        $text = static fn (string $url): string => Dialplan::of(new DialplanSettings(Flavour::Asterisk, $url, sendsRecordings: true));

        self::assertStringContainsString("'https://clinic.example/wp-json/ringwell/v1/connections/7/recordings/s3cret?\${rw_q}&s=", $text(self::URL));
        self::assertStringContainsString("'https://clinic.example/?rest_route=/ringwell/v1/connections/7/recordings/s3cret&\${rw_q}&s=", $text('https://clinic.example/?rest_route=/ringwell/v1/connections/7/events/s3cret'));
    }

    public function testWhatIsSwitchedOffIsNotThere(): void
    {
        $least = Dialplan::of(new DialplanSettings(Flavour::FreePbx, self::URL, tellsAnswer: false));

        foreach (['event=answer', 'ringwell-ask', 'ringwell-out', 'MixMonitor', 'predial-hook', 'rec='] as $part) {
            self::assertStringNotContainsString($part, $least);
        }
        self::assertStringContainsString('MASTER_CHANNEL(RW_ANSWERED)', $least, 'The end says it.');
    }

    #[DataProvider('dangerous')]
    public function testNothingTypedBecomesACommand(string $field, string $value): void
    {
        $typed = static fn (string $name, string $otherwise): string => $field === $name ? $value : $otherwise;
        try {
            Dialplan::of(new DialplanSettings(
                Flavour::Asterisk,
                $typed('url', self::URL),
                onward: $typed('onward', ''),
                phones: $typed('phones', ''),
                ringSeconds: (int) $typed('ring_seconds', '10'),
            ));
            self::fail('It was taken.');
        } catch (Unsafe $unsafe) {
            self::assertSame($field, $unsafe->field);
        }
    }

    /** @return iterable<string, array{string, string}> */
    public static function dangerous(): iterable
    {
        $signs = [',', ')', '(', ';', '$', '{', '}', '[', ']', '"', "'", '|', '`', '\\', "\n", "\r", "\0", ' ', '<', '>', 'й', '!', '^'];
        foreach ($signs as $sign) {
            $name = rawurlencode($sign);
            yield "onward {$name}" => ['onward', "from{$sign}pstn"];
            yield "url {$name}" => ['url', self::URL . $sign . 'x'];
            if (! in_array($sign, [',', ' ', "\n", "\r"], true)) {
                yield "phones {$name}" => ['phones', "101{$sign}102"];
                yield "phones with a technology {$name}" => ['phones', "PJSIP/101{$sign}x"];
            }
        }
        yield 'onward at the end' => ['onward', "from-pstn\n"];
        yield 'phones at the end' => ['phones', "101\n"];
        yield 'a circle' => ['onward', 'ringwell-in'];
        yield 'an option of Dial' => ['phones', 'PJSIP/101,10,G(evil)'];
        yield 'an application for a technology' => ['phones', 'System/rm'];
        yield 'a script' => ['url', 'file:///etc/passwd'];
        yield 'a user in the address' => ['url', 'https://evil@clinic.example/x'];
        yield 'no seconds' => ['ring_seconds', '0'];
        yield 'minutes' => ['ring_seconds', '600'];
    }

    private static function isBalanced(string $line): bool
    {
        $depth = 0;
        foreach (str_split((string) preg_replace('/\[[^\]$]*\]/', '', $line)) as $sign) {
            $depth += ['(' => 1, ')' => -1][$sign] ?? 0;
            if ($depth < 0) {
                return false;
            }
        }

        return $depth === 0;
    }
}
