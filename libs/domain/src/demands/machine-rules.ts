import { clause, doNot, gap, phrase, thrownAway, throwing, unwanted, type Rule } from './phrase';

/** No answers by machines. A query about them says much of the same, so each phrase needs who answers, or the answer, beside the machine. */

const machine =
  '(?:(?:generative )?a\\.?i\\.?(?: (?:tools?|software|chatbots?|bots?|assistants?|models?|programs?|platforms?|apps?|generators?))?|artificial intelligence|chat ?-?gpt|gpt(?:-\\d)?|(?:large )?language models?|llms?|chat ?bots?|claude|gemini|copilot|gen ai|bots?)';
const answer =
  '(?:responses?|answers?|pitch(?:es)?|quotes?|repl(?:y|ies)|submissions?|comments?|commentary|opinions?|contributions?|e-?mails?|material|text|copy|content|writing|insights?|outputs?|words|slop|nonsense|garbage|drivel|stuff|speak|fluff)';
const made =
  '(?:generated|written|assisted|created|produced|drafted|driven|aided|enhanced|powered|composed|made|crafted|copied|pasted|copy[- ]pasted|lifted|spat out|churned out)';
/** What says that a machine made it, before the thing: "AI-written", "ChatGPT-style". */
const madeBefore = `${machine}[- /](?:${made}(?: (?:or|and|/) ?[\\w-]+)?|sounding|styled?|like|looking|type)`;
const madeByMachine = `(?:${madeBefore}|${made} (?:and \\w+ )?(?:directly |straight )?(?:by|with|using|via|through|in|from|out of)(?: (?:the )?(?:use|help|aid|assistance) of)? (?:an? |any )?${machine})`;
const byMachine = `(?:${madeByMachine}|${machine})`;
/** What gives a machine away: "reads like AI", "ChatGPT wrote", "you used AI". */
const smells = `(?:(?:reads?|sounds?|looks?|feels?|smells?|seems?|appears?)(?: (?:like|as|if|though|to|be|it|was|were|is|by|an?|been|came|from|${made}))* (?:${machine}|robots?|machines?)|(?:${machine}|robots?) (?:wrote|writes|made|generated|produced)|(?:used|using|use|uses|with|from|by|via|suspect|suspects|suspected) (?:an? |any |the use of )?${machine})`;
const machineStems = 'ai arti chat gpt llm llms larg lang clau gemi copi bot bots gene robo';
const publication =
  '(?:we|i|our (?:editors?|team|publication|magazine|outlet|site|blog|policy)|my editors?|(?:the|this) (?:editors?|publication|magazine|outlet|editorial team))';
/** A sentence that reaches its journalist's desk: something sent there, or who sends it. */
const sent = `(?:(?:any|all|every|your|these|those|the) (?:\\w+ )?${answer}|${answer}|any(?:thing|one|body)|everything|whatever|those|you|sources|experts|contributors|respondents|people)`;
const instant =
  '(?:[=:–—]|->|→) ?(?:an? )?(?:auto\\w*|instant\\w*|immediate\\w*|straight)? ?(?:to (?:the )?)?(?:black ?list\\w*|reject\\w*|delet\\w+|block\\w*|no\\b|ban\\w*|bin\\b|trash\\w*|spam\\b)';
const lands = `(?:${thrownAway}|${unwanted}|${instant})`;

const noMachines = `(?:no|zero) (?:use of )?${byMachine}(?:(?:,|/|,? (?:or|and)) ?${byMachine})*[- /]*(?:(?:${made}|imaginary|slop|or|and)[- /]*)*(?:${answer}\\b|(?=\\s*(?:please|pls|thanks|thank you|allowed|accepted|permitted|considered|whatsoever|at all|[.,;!)\\]”"–—*]|$)))`;

export const machines: Rule = {
  kind: 'no-ai',
  about: new RegExp(`\\b(?:${machine}|robots?|human|non-ai|detect\\w+|gptzero|originality|copyleaks|zerogpt|turnitin)\\b`, 'i'),
  phrases: [
    {
      stems: machineStems,
      says: phrase(`(?:${clause}|\\b(?:and|but|please|absolutely|strictly|or|say|so|definitely) )${noMachines}`),
    },
    // A body whose line ends were flattened: a capital in the middle of a sentence begins a line.
    { stems: machineStems, says: phrase(`(?<=\\s)${noMachines}(?!["”])`), holds: /^(?:N|Zero|ZERO)/ },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:no|nothing|not(?: be)?)(?: ${answer})? (?:that (?:are|is|were|was|has been|have been) )?${made} (?:and \\w+ )?(?:directly |straight )?(?:by|with|using|via|from) ${machine}\\b`,
      ),
      after: [new RegExp(`${clause}(?:please )?$|\\b(?:${answer}|words|only|original|please|must|should|but|and)\\b[^?!]{0,50}$`, 'i')],
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:${madeByMachine}(?: or \\w+)?[- ]${answer}|${machine}[- ]${answer})\\b${gap(60)}(?:${lands}|(?:please )?(?:do not|don['’]t) (?:send|submit|bother|use)\\b)`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?=${sent}\\b)(?<=^|[.,;:!("“–—-] ?|\\b(?:if|when|and|but|that|because|as|please|note:?|think|thinks|suspect|suspects|feel|believe|i|we)\\b[^?!]{0,40})${sent}\\b${gap(50)}\\b(?:${madeByMachine}|${smells})\\b${gap(70)}${lands}`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:${smells}|${madeByMachine})\\b${gap(50)}[,;–—-] ?(?:and |then |so )?(?:i|we)(?:['’]ll| will|['’]d| would|['’]m going to| am going to)?(?: \\w+ly| just)? (?:${throwing}|(?:(?:will|do|can|would) not|(?:wo|do|ca|would)n['’]t|cannot|never) (?:use|run|publish|accept|read|consider|quote|take|print|open|reply|respond))\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `${doNot} (?:(?:even|ever) )?(?:(?:think about|bother|dare|try)(?: to)? )?(?:use|using|send|sending|submit|submitting|rely|relying|paste|pasting|copy|copying|writ(?:e|ing)|generat(?:e|ing)|pitch|include|give|giving|have)\\b${gap(50)}\\b${machine}\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(`${doNot} \\w+(?: \\w+){0,6}? (?:with|using|via|through|to|from|by) (?:${madeByMachine}|(?:an? |any )?${machine})\\b`),
    },
    {
      stems: machineStems,
      says: phrase(
        `(?:\\b(?:please|yourself|your own|own words)\\b${gap(60)} ?\\b(?:rather than|instead of|in place of)|\\b(?:please|and|just) (?:keep|leave)) (?:(?:using|asking|relying on|copying|pasting|from|with|by|through|via|any|all) )*${machine}\\b(?! out(?! of (?:(?:your|the|any|all|these) )*${answer}))`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `(?:${clause}|\\b(?:have|with|there['’]s|there is) )(?:zero|no) (?:tolerance|room|patience|interest|time) (?:for|in|of) (?:${madeByMachine}|${machine}[- ]${answer}|${machine}(?=\\s*(?:[.;!)]|$)))`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `(?:${clause}(?:please )?(?:nothing (?:that(?:['’]s| is) )?${madeBefore}|no cop(?:y|ying|ied)(?:[- /&]| and )*past(?:e|ing|ed)\\w*${gap(15)} from ${machine})|\\b(?:this|it)(?:['’]s| is) an? (?:strict\\w* )?no[- ]${machine} (?:query|request|zone|piece|publication|callout)|\\bif (?:it|that|this|your \\w+)(?:['’]s| is| was) (?:an? )?${byMachine}${gap(20)}(?:\\ba no\\b|${lands})|\\b(?:must|should|needs? to|has to|have to|please)\\b${gap(50)}\\bfree (?:of|from) ${machine})\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `(?:^|[.;:!(–—-] ?)(?:using )?${machine}(?: use)? (?:will|gets?|means)(?: (?:get|be|have))? (?:you|your \\w+) (?:${thrownAway}|blocked|deleted|rejected|ignored|banned|blacklisted|disqualified|excluded|binned|reported)\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `(?:${clause}|\\bplease )(?:avoid|skip|refrain from) (?:(?:using|the use of|any|all) )*(?:${madeByMachine}[- ]${answer}|${machine}(?=\\s*(?:[.;!)]|$|to (?:write|answer|respond|reply|draft|craft)|in your|for your|when (?:answering|responding|writing))))`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b${publication}(?: (?:(?:do|does|will|can|am|are|is) not|(?:do|does|ca|wo|are|is)n['’]t|cannot|never)|['’](?:m|re) not) (?:be )?(?:accept|consider|us(?:e|ing)|publish|read|respond|want|work with|quot(?:e|ing)|allow|tak(?:e|ing)|interested in|open to)(?:ing)?(?: to)?\\b${gap(40)}\\b(?:${madeByMachine}|${machine}[- ]${answer}|(?<!\\bus(?:e|ing) )${machine}(?=\\s*(?:[.,;!)]|$)))`,
      ),
      after: [/(?:^|[.,;:!("“–—-] ?|\b(?:and|but|so|note|that|as|because|please) )$/i],
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b${publication}(?:['’]ll| will| do| can| always| automatically| immediately| simply| also| just| reserve the right to)* ${throwing}\\b${gap(40)}\\b(?:${madeByMachine}|${machine}[- ]${answer})\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b${publication}(?: have|['’]ve| has)?(?: got| a)? (?:an? )?(?:strict |firm |hard |zero |clear )*(?:no[- ]${machine}\\b|tolerance (?:for|of|policy on)\\b${gap(20)}\\b${byMachine})`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:must|should|needs? to|please|has to|have to)\\b${gap(60)}\\bwithout (?:(?:using|the use of|the help of|any|help from|assistance from) )*${machine}\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:${answer}|everything|they|it)\\b${gap(40)}\\b(?:(?:must|should|may|can)(?: not|n['’]t)|cannot|(?:needs?|has|have) to not|(?:must|should|needs? to|has to|have to)\\b${gap(40)}\\bnot) (?:be |have been |use |come from )?(?:\\w+ly |in any way )?(?:${byMachine})\\b`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:writ(?:e|ten)|answer(?:s|ed)?|respond|reply|quotes?|words|voice|comments?|insights?|responses?|pitch(?:es)?)\\b${gap(40)}[,;(–—-] ?(?:and )?not (?:(?:an?|that of|using|by|from|with) |(?:\\w+ ){1,4}?(?:by|from|with|using|via) )?${byMachine}`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:the )?(?:use|usage) of (?:any )?${machine} (?:to|for|in|when) (?:writ|craft|draft|prepar|generat|answer|respon|reply|your|pitch)\\w*${gap(30)} (?:${thrownAway}|${unwanted})(?! (?:in|by|at|under)\\b)`,
      ),
      after: [/(?:^|[.;:!(–—-] ?|\b(?:note|that) )$/i],
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:i|we)(?:['’]ll| can| will| do| know how to| always| easily| usually| often)*(?: (?:spot|recogni[sz]e|detect|smell)(?: (?:an?|the|any|when|if|that|it|your|you|something|is|was|been|has))* ${byMachine}| (?:tell|know|see)(?: right away| immediately)? (?:when|if|whether|that) (?:(?:it|that|this|something|you|your ${answer}|an? ${answer}|${answer})(?: (?:is|was|came|has|have|been|just|being|generated)|['’]s)* )?(?:${madeByMachine}|${smells}|(?<=['’ ](?:s|is|was) )${machine}))\\b`,
      ),
    },
    {
      stems: `dete gptz orig copy zero turn ${machineStems}`,
      says: phrase(
        `\\b(?:${answer}|everything|(?:all|every) (?:\\w+ )?${answer})\\b(?: (?:is|are|will be|gets?))?${gap(25)}\\b(?:check|scan|screen|test|r[au]n|put|analy[sz]|vet)(?:s|n?ed|ning|ed|ing)?\\b${gap(25)}\\b(?:for ${machine}(?:[- ](?:use|usage|${made}|${answer}))*|(?:through|by|with|in|against) (?:an? |the )?(?:ai[- ])?(?:detect\\w+|checkers?|gptzero|originality\\b|copyleaks|zerogpt|turnitin))(?:\\b|$)`,
      ),
      after: [/(?:^|[.,;:!("“–—-] ?|\b(?:all|every|your|the|any|please|note|that|and|as|so)\b[^?!]{0,20})$/i],
    },
    {
      stems: `dete gptz orig copy zero turn ${machineStems}`,
      says: phrase(
        `\\b(?:i|we)(?:['’]ll| will| also| always| do| be)* (?:check|scan|screen|test|run|put|analy[sz]e|vet)(?:ing)?\\b(?: (?:all|every|each|any|your|the|submitted|incoming|single))*(?: (?:${answer}|everything)\\b${gap(25)})? ?\\b(?:for ${machine}|(?:through|with|in|against) (?:an? |the )?(?:ai[- ])?(?:detect\\w+|checkers?|gptzero|originality\\b|copyleaks|zerogpt|turnitin))`,
      ),
    },
    {
      stems: 'ai non huma',
      says: phrase(
        `\\b(?:human[- ](?:written|authored|made|generated)|human(?= ${answer})|non[- ]?ai|ai[- ]free)\\b(?: \\w+)? ?(?:${answer})? ?(?:only|please|required)`,
      ),
    },
    {
      stems: 'ai non huma',
      says: phrase(
        `\\b(?:only|must|should|need|want|please|require|seeking|looking for|accept|prefer)\\b${gap(40)}\\b(?:human[- ](?:written|authored)|written by (?:an? )?(?:real |actual )?(?:humans?|person|people)|ai[- ]free|non-ai)\\b(?! (?:tools?|software|experts?|apps?|companies|firms?|methods?|products?))`,
      ),
    },
    {
      stems: 'huma',
      says: phrase(
        `\\b${answer}\\b${gap(20)}\\b(?:must|should|needs? to|has to|have to) be (?:(?:\\d+ ?(?:%|percent)|completely|entirely|fully|purely|all) )?human\\b(?! (?:resources|rights))`,
      ),
    },
    // "AI not allowed.", "AI use is prohibited.", "AI = delete": short, and nothing else in the sentence that would say where.
    {
      stems: machineStems,
      says: phrase(
        `${clause}(?:please note:? )?(?:(?:any|the) )?(?:(?:use|usage) of |using )?(?:any )?${byMachine}(?:[- ](?:${answer}|use|usage))?(?: (?:is|are|will be))?(?: strictly| absolutely)? (?:(?:not|never)(?: be)? (?:accepted|allowed|considered|permitted|welcome|wanted|used|read)|prohibited|forbidden|banned)(?=\\s*(?:[.;!)]|$|please|thanks))`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `${clause}${byMachine}(?:[- ]${answer})? ?(?:=|->|→) ?(?:an? )?(?:(?:auto\\w*|instant\\w*|immediate\\w*) )?(?:delet\\w+|reject\\w*|block\\w*|black ?list\\w*|trash\\w*|bin\\b|spam\\b|no\\b)`,
      ),
    },
    {
      stems: machineStems,
      says: phrase(
        `\\b(?:use|usage) of (?:any )?${machine} (?:will|would|can|may)(?: \\w+ly)? (?:disqualify|exclude|invalidate|rule out) (?:you\\b|your\\b)|\\b(?:this|the|my|our) (?:query|request|call|callout|piece|story|article) is not open to ${byMachine}[- ]${answer}\\b|\\b(?:written|answered|composed) by (?:you|yourself|an? (?:human|person)|humans|people)\\b(?:,? (?:and|but))? not (?:by |using |with )?${machine}\\b`,
      ),
    },
    {
      stems: 'dete gptz orig copy zero turn',
      says: phrase('\\bi (?:also |do |always )*(?:use|have|rely on|own) (?:an? )?(?:ai[- ](?:text )?detect\\w+|gptzero|copyleaks|zerogpt)'),
    },
    {
      stems: 'huma',
      says: phrase(
        `(?:${clause}(?:100 ?%|100 percent) human|\\b(?:100 ?%|100 percent) human[- ](?:written|made|generated|authored))(?=\\s*(?:[.,;!)]|$|please|answers|responses))`,
      ),
    },
  ],
  unless:
    /\b(?:google|search engines?|amazon|journals?|universit(?:y|ies)|colleges?|schools?|courts?|readers|publishers|employers|recruiters|teachers|professors|students|platforms?|judges?|customers|clients|patients|consumers|shoppers)\b[^.?!]{0,60}\b(?:will|are|is|can|do|have|has|ban|reject|penali[sz]e|block|want|prefer|trust|removes?)|\b(?:rejected|banned|ignored|blocked|refused|deleted|published|used|accepted) (?:by|in|at) (?!(?:me|us|our|my|once|first|sight|any)\b)|\b(?:images?|photos?|art(?:work)?|headshots?|pictures?|videos?|graphics|music)\b[^.?!,;]{0,30}\b(?:not|n['’]t)\b[^.?!,;]{0,20}\bai\b|\bno ai[- ](?:generated )?(?:images?|photos?|art\b|headshots?|pictures?|videos?|graphics|music)|\bai[- ]generated (?:images?|photos?|art\b|headshots?|pictures?|videos?|graphics|music)\b[^.?!]{0,40}\b(?:not|n['’]t|rejected|ignored)|\bno ai (?:experience|knowledge|background|tools? (?:needed|required)|expertise|skills?)\b/i,
};
