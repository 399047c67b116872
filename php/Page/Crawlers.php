<?php

declare(strict_types=1);

namespace Ringwell\Page;

/** Made of isbot and crawler-user-agents by `npm run crawlers`; do not edit. */
final class Crawlers
{
    public const PATTERN = '~'
        . '(?: daum[ /]| deusu/|(?:^|[^g])news(?!sapphire)|(?<! channel/|google/)google(?!(?:wv|app|/google| pixel))|(?<! cu)bots?(?:\\b|_)|(?<!cam)scan|(?<!lib)http|24x7|;\\s\\w+;$|@[a-z][\\w-]+\\.|\\(\\)|\\.com\\b|\\b\\w+/1\\.0;|\\bbw/|\\bdlc\\b|\\bort/|\\bperl\\b|\\btime/|\\|)'
        . '|^(?:[<\\(;]|[\\w \\.\\-\\(?:\\):%]+(?:/v?\\d+(?:\\.\\d+)?(?:\\.\\d{1,10})*?)?(?:,|$)|[\\w\\-]+/[\\w]+$|[^ ]{50,}$|\\d+\\b|\\w*search\\b|\\w+/[\\w\\(\\)]*$|\\w+/\\d\\.\\d\\s\\([\\w@]+\\)$)'
        . '|^a(?:ctive|d muncher|maya|pache/|vsdevicesdk/|zure)'
        . '|^b(?:iglotron|lackbox exporter|ot)'
        . '|^c(?:lamav[ /]|laude-code/|lient/|obweb/|ustom)'
        . '|^d(?:dg[_-]android|iscourse|ispatch/\\d|owncast/|uckduckgo)'
        . '|^e(?:mail|xodusmovement)'
        . '|^f(?:acebook)'
        . '|^g(?:etright/|ozilla/)'
        . '|^h(?:obbit|otzonu|wcdn/)'
        . '|^i(?:getter/)'
        . '|^j(?:eode/|etty/|igsaw)'
        . '|^m(?:icrosoft bits|ovabletype|ozilla/\\d\\.\\d\\s[\\w\\.-]+$|ozilla/\\d\\.\\d\\s\\((?:compatible;)?(?:\\s?[\\w\\d\\-.]+[\\s/]\\d+\\.\\d+)?\\)$)'
        . '|^n(?:avermailapp|etsurf)'
        . '|^o(?:ffline|penai/|wler)'
        . '|^p(?:hp|ostman|s_daily/|ython)'
        . '|^r(?:ank|ead|eed|emove\\.bg/|est|ss)'
        . '|^s(?:napchat|ora |pace bison|tape/|vn|wcd )'
        . '|^t(?:aringa|humbor/|rack)'
        . '|^w(?:3c|ebbandit/|ebcopier|get|hatsapp|ordpress)'
        . '|^x(?:enu link sleuth)'
        . '|^y(?:ahoo|andex)'
        . '|^z(?:dm/\\d|oom marketplace/)'
        . '|a(?:ISearchBot|didxbot|buse|coonbot|dvisor|gent\\b|nalyzer|ntibot|rabot|rchive|sk jeeves/teoma|ttracta|udit)'
        . '|b(?:acklinkcrawler|etaBot|luecoat drtr|rainobot|rowsex|urpcollaborator)'
        . '|c(?:rystalSemanticsBot|apture|areerbot|atch|heck\\b|hecker|hrome-lighthouse|hromeframe|iteseerxbot|lassifier|loudflare|ollapsify\\b|ontent crawler spider|onvertify|ookiehubverify/|rawl|ursor/|ypress/)'
        . '|d(?:areboost|atanyze|ejaclick|etect|iscovery|mbrowser|ownload)'
        . '|e(?:disterbot|lisabot|xaleadcloudview)'
        . '|f(?:eed|indthatfile|irephp|luffy|oregenix|unctionize)'
        . '|g(?:Tmetrix|00g1e\\.net|nam gnam spider|rab|slfbot)'
        . '|h(?:ardenize\\b|eadless|otjar|ttrack|ubspot marketing grader)'
        . '|i(?:nterfaxScanBot|bisbrowser|nfrawatch|nsight|nspect|ntelium_bot|p-web-crawler\\.com|plabel)'
        . '|j(?:ava(?!;)|yxobot)'
        . '|l(?:b-spider|ibrary|inkcheck|inktiger|ssbot|ssrocketcrawler)'
        . '|m(?:ediapartners \\(Googlebot\\)|iniature\\.io/|ail\\.ru/|anus-user/|arketgoo/|easure|onitor\\b|srbot)'
        . '|n(?:etresearchserver|eustar wpm|iki-bot|ode\\b|utch)'
        . '|o(?:bservePoint|ffbyone|penindexspider|penvas|ptimize)'
        . '|p(?:ageburst|agespeed|arser|hantomjs|ingdom|laywright|owermarks|review|roductfinder|rospectingstudio|roxy|tst[ /]\\d|urebot)'
        . '|r(?:adar|eadable/|etriever|exx;|igor|ss\\b)'
        . '|s(?:crape|cribdbot|ecurityheaders|elenium|erver|ilktide|indup/|ogou|parkler/|peedcurve|pider|plash|tatuscake|upercleaner|ynapse|ynthetic)'
        . '|t(?:SM-turingos|rae/|rove|agoobot|estlocally|ools|oplistbot|orrent|ranscoder|wengabot)'
        . '|u(?:sineNouvelleCrawler|rl)'
        . '|v(?:alidator|ercel-screenshot|irtuoso)'
        . '|w(?:appalyzer|atchtowr|bsearchbot|eb-archive-net\\.com\\.bot|ebcompanycrawler|ebglance|ebkit2png|ebmon |hatcms/|ocbot)'
        . '|x(?:tate/)'
        . '|y(?:LT Chrome)'
        . '~i';
}
