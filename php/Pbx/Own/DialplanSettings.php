<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\StepsForConnection;

/**
 * What a dialplan is made of, checked: nothing that the owner types may mean anything but itself there. A comma, a
 * bracket, a semicolon or a line break in the wrong place would be a command of its own.
 */
final class DialplanSettings
{
    /** A context's name; one of ours would lead the call round in circles. */
    public const CONTEXT = '/^(?!ringwell-)[A-Za-z0-9_-]{1,79}$/D';
    /** Telephones to ring one after the other, "&" for those that ring together: 101, 102&103, PJSIP/9161234567@operator. */
    public const PHONES = '#^(?:' . self::PHONE . ')(?:[,&\s]+(?:' . self::PHONE . ')){0,19}$#D';
    public const SECONDS = '/^(?:[5-9]|[1-5]\d|60)$/D';

    private const PHONE = '\+?[0-9*\#]{1,15}|(?:PJSIP|SIP|IAX2|DAHDI|Local)/[A-Za-z0-9_.+@/-]{1,80}';
    private const ADDRESS = '#^https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?/[A-Za-z0-9._~/%?=&-]*$#D';
    private const NUMBER = '/^\+[0-9]{5,15}$/D';

    /** @var list<string> E.164 */
    public readonly array $numbers;

    /** @var list<list<string>> telephones that ring together, one such group after the other */
    public readonly array $phones;

    /**
     * @param string       $url         where events go, with the path secret
     * @param list<string> $numbers     the clinic's, E.164; only listed in a comment
     * @param string       $onward      context to which calls go on; '' for the flavour's own
     * @param string       $phones      see PHONES; '' for none
     * @param int          $ringSeconds how long each of them rings
     * @param bool         $tellsAnswer whether the site is told at once when somebody answers
     * @param bool         $asksWay     whether the site is asked where a call shall go
     * @param bool         $tellsOutgoing   whether calls that the clinic makes are told, too
     * @param bool         $sendsRecordings whether calls are recorded and the files sent to the site
     * @param bool         $namesRecordings whether the end of a call names the file that the phone system itself recorded
     * @param string       $ringContext where patients are rung by the manager interface: the context in which telephones and phones outside can be dialled; '' where not
     * @throws Unsafe
     */
    public function __construct(
        public readonly Flavour $flavour,
        public readonly string $url,
        array $numbers = [],
        public readonly string $onward = '',
        string $phones = '',
        public readonly int $ringSeconds = 10,
        public readonly bool $tellsAnswer = true,
        public readonly bool $asksWay = false,
        public readonly bool $tellsOutgoing = false,
        public readonly bool $sendsRecordings = false,
        public readonly bool $namesRecordings = false,
        public readonly string $ringContext = '',
    ) {
        self::mustFit('url', self::ADDRESS, $url);
        if ($onward !== '') {
            self::mustFit('onward', self::CONTEXT, $onward);
        }
        if ($ringContext !== '') {
            self::mustFit('ring_context', self::CONTEXT, $ringContext);
        }
        if ($phones !== '') {
            self::mustFit('phones', self::PHONES, $phones);
        }
        self::mustFit('ring_seconds', self::SECONDS, (string) $ringSeconds);
        $fitting = array_filter($numbers, static fn (string $number): bool => preg_match(self::NUMBER, $number) === 1);
        $this->numbers = array_slice(array_values($fitting), 0, StepsForConnection::MAX_NUMBERS);
        $this->phones = self::groups($phones, $flavour);
    }

    /** The context to which calls go on. */
    public function next(): string
    {
        return $this->onward === '' ? $this->flavour->onward() : $this->onward;
    }

    /** The address to which recordings are sent. */
    public function recordingsUrl(): string
    {
        return (string) preg_replace('#/events/([0-9A-Za-z]+)$#D', '/recordings/$1', $this->url);
    }

    private static function mustFit(string $field, string $pattern, string $value): void
    {
        if (preg_match($pattern, $value) !== 1) {
            throw new Unsafe($field);
        }
    }

    /** @return list<list<string>> */
    private static function groups(string $phones, Flavour $flavour): array
    {
        $groups = [];
        preg_match_all('/[^,\s]+/', (string) preg_replace('/\s*&[&\s]*/', '&', $phones), $written);
        foreach ($written[0] as $group) {
            preg_match_all('/[^&]+/', $group, $phone);
            $groups[] = array_map(static fn (string $one): string => str_contains($one, '/') ? $one : $flavour->telephone($one), $phone[0]);
        }

        return array_values(array_filter($groups, static fn (array $group): bool => $group !== []));
    }
}
