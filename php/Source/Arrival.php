<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * How a visitor came to a page: what its address and its referrer tell, cleaned and cut. Pure.
 */
final class Arrival
{
    public const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'];

    /** Marks of a click on an advertisement or a shared link, in the order in which they are shown. */
    public const CLICK_IDS = [
        'gclid', 'gbraid', 'wbraid', 'gad_source', 'yclid', 'fbclid', 'msclkid', 'ttclid', 'vkclid', 'rb_clickid',
    ];

    /** ysclid marks an unpaid click in Yandex's results: worth keeping, but no campaign. */
    private const ALSO_KEPT = ['ysclid', 'gad_campaignid'];

    /** Click ids that only advertisements have; Facebook puts fbclid on every link that leaves it. */
    private const PAID_IDS = ['gclid', 'gbraid', 'wbraid', 'gad_source', 'yclid', 'msclkid', 'ttclid', 'vkclid', 'rb_clickid'];

    /** After GA4's default channel groups (support.google.com/analytics/answer/9756891), with Russian habits added. */
    private const PAID_MEDIUM = '~^(?:cp[a-z]|ppc|paid.*|display|banner|media|expandable|interstitial|retargeting|remarketing|ads?)$~';
    private const SOCIAL_MEDIUM = '~^(?:social|social[-_ ]?(?:network|media)|sm|smm)$~';
    private const OTHER_MEDIUM = '~^(?:e?-?mail|newsletter|sms|push|referral|affiliates?|partner|qr|print|offline|flyer|audio|messenger)$~';

    private const MAX_LANDING = 512;
    private const MAX_REFERRER = 255;

    /**
     * @param array<string, string> $params       known parameters that are there, by name
     * @param array<string, string> $all          all parameters: rules may ask for any, nothing else is kept
     * @param string                $referrerHost as rules see it, see KnownSites::host; '' without a referrer
     * @param ?string               $site         which of the clinic's other sites the page is on; null: the site itself
     */
    private function __construct(
        public readonly string $host,
        public readonly string $path,
        public readonly array $params,
        public readonly string $referrerHost,
        private readonly array $all,
        private readonly Url $referrerUrl,
        private readonly bool $sameSite,
        public readonly ?string $site = null,
    ) {
    }

    /** @param list<string> $siteHosts hosts of the clinic's own sites; what is under them is theirs too */
    public static function from(string $url, string $referrer, array $siteHosts, ?string $site = null): self
    {
        $page = Url::of($url);
        $all = $page->parameters;
        $from = Url::of($referrer !== '' ? $referrer : ($all['utm_referrer'] ?? ''));
        $known = array_flip([...self::UTM, ...self::CLICK_IDS, ...self::ALSO_KEPT]);
        $params = array_filter(array_intersect_key($all, $known), static fn (string $value): bool => $value !== '');
        $host = KnownSites::host($from);

        return new self($page->host, $page->path, $params, $host, $all, $from, self::isOwn($host, [$page->host, ...$siteHosts]), $site);
    }

    /** @param string $name "source", "medium", "campaign", "content" or "term" */
    public function utm(string $name): string
    {
        return $this->params["utm_{$name}"] ?? '';
    }

    /** @return array<string, string> by short name ("source", "medium", …), only those given */
    public function utms(): array
    {
        $utms = [];
        foreach (array_intersect_key($this->params, array_flip(self::UTM)) as $name => $value) {
            $utms[substr($name, 4)] = $value;
        }

        return $utms;
    }

    /** Any parameter of the page's address, '' where it is not there. */
    public function param(string $name): string
    {
        return $this->all[Text::fold($name)] ?? '';
    }

    /** @return array<string, string> by name; without ysclid, which is no campaign */
    public function clickIds(): array
    {
        return array_intersect_key($this->params, array_flip(self::CLICK_IDS));
    }

    public function hasUtm(): bool
    {
        return $this->utms() !== [];
    }

    /** Any utm parameter or click id. */
    public function hasCampaign(): bool
    {
        return $this->hasUtm() || $this->clickIds() !== [];
    }

    /** Whether the click cost money, as far as the address tells. */
    public function isPaid(): bool
    {
        return $this->medium() === 'paid' || array_intersect_key($this->params, array_flip(self::PAID_IDS)) !== [];
    }

    /** @return 'paid'|'organic'|'social'|'other'|'' what utm_medium says, '' where it says nothing we know */
    public function medium(): string
    {
        $medium = Text::fold($this->utm('medium'));

        return match (true) {
            $medium === '' => '',
            $medium === 'organic' => 'organic',
            preg_match(self::PAID_MEDIUM, $medium) === 1 => 'paid',
            preg_match(self::SOCIAL_MEDIUM, $medium) === 1 => 'social',
            preg_match(self::OTHER_MEDIUM, $medium) === 1 => 'other',
            default => '',
        };
    }

    /** Whether the referrer is a page of the clinic's own. */
    public function isSameSite(): bool
    {
        return $this->sameSite;
    }

    /**
     * 'search' means search results, not the advertisements beside them.
     *
     * @return 'search'|'social'|'site'|'none' 'none' also for the clinic's own pages
     */
    public function referrerKind(): string
    {
        $isKnown = $this->referrerHost !== '' && ! $this->sameSite;

        return match (true) {
            ! $this->isPaid() && (isset($this->params['ysclid']) || ($isKnown && KnownSites::isSearch($this->referrerHost))) => 'search',
            ! $isKnown => 'none',
            KnownSites::isSocial($this->referrerHost) => 'social',
            default => 'site',
        };
    }

    /** Without the scheme, known parameters only, at most 512 characters; an address too long loses its last parameters. */
    public function landing(): string
    {
        $landing = mb_substr($this->host . self::readablePath($this->path), 0, self::MAX_LANDING);
        $separator = '?';
        foreach ($this->params as $name => $value) {
            $more = $separator . $name . '=' . Url::escape($value);
            if (mb_strlen($landing . $more) > self::MAX_LANDING) {
                break;
            }
            $landing .= $more;
            $separator = '&';
        }

        return $landing;
    }

    /** Host and path of where the visitor was before, at most 255 characters; '' where it is not known. */
    public function referrer(): string
    {
        if ($this->referrerUrl->host === '') {
            return '';
        }

        return mb_substr($this->referrerUrl->host . ($this->referrerUrl->path === '/' ? '' : self::readablePath($this->referrerUrl->path)), 0, self::MAX_REFERRER);
    }

    private static function readablePath(string $path): string
    {
        return strtr($path, ['%' => '%25', '?' => '%3F', '#' => '%23', ' ' => '%20']);
    }

    /** @param list<string> $siteHosts */
    private static function isOwn(string $host, array $siteHosts): bool
    {
        foreach ($siteHosts as $site) {
            if ($host !== '' && Host::isUnder($host, Host::normalise($site))) {
                return true;
            }
        }

        return false;
    }
}
