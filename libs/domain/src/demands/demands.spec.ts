import fc from 'fast-check';
import type { RequirementKind } from './phrase';
import { demandsIn } from './requirements';
import { wordLimitIn } from './word-limit';

const field = {
  deadline: { at: '2026-09-17T22:00:00Z', zone: 'America/New_York', raw: '6:00 PM ET - 17 September', certainty: 'exact' as const },
  near: Date.parse('2026-09-15T09:07:00Z'),
  zone: 'America/New_York',
};

interface Case {
  body: string;
  questions?: string[];
  /** `kind: words` */
  requirements?: string[];
}

const cases: Record<string, Case> = {
  'a numbered list that kept its lines': {
    body: 'I am writing about sourdough.\n\n1. What flour do you use?\n2. How long does it rise?\n3. Describe your oven.\n\nThank you!',
    questions: ['What flour do you use?', 'How long does it rise?', 'Describe your oven.'],
  },
  'a numbered list that lost its lines': {
    body: 'Hi bakers! Please answer the following: 1) Which flour do you use and why? 2) How long do you let it rise? 3) What ruins a loaf? Thanks so much, Ada',
    questions: ['Which flour do you use and why?', 'How long do you let it rise?', 'What ruins a loaf?'],
  },
  'numbers in brackets': {
    body: 'Questions: (1) When did you begin to bake? (2) Who taught you? I look forward to reading your answers.',
    questions: ['When did you begin to bake?', 'Who taught you?'],
  },
  'Q1, Q2': {
    body: 'Q1: What is the first thing to check on a used bike? Q2: What should nobody pay for? Looking forward!',
    questions: ['What is the first thing to check on a used bike?', 'What should nobody pay for?'],
  },
  'a numbered list without question marks': {
    body: 'Please answer these questions: 1. Best flour for beginners and why 2. The mistake everyone makes with yeast 3. Your name and title Thank you!',
    questions: ['Best flour for beginners and why', 'The mistake everyone makes with yeast'],
    requirements: ['include: Your name and title'],
  },
  letters: {
    body: 'I need to know: a) what a boiler service costs, b) how often it is needed and c) who may do it. Please reply by email.',
    questions: ['what a boiler service costs', 'how often it is needed', 'who may do it.'],
  },
  'letters in brackets and capitals': {
    body: 'Please tell us (A) how you chose your first stock and (B) what you would do differently.',
    questions: ['how you chose your first stock', 'what you would do differently.'],
  },
  'bullets on lines': {
    body: 'We would love your thoughts on:\n• How remote teams stay close\n• What managers get wrong\n• Which tools you could not do without\n\nBest, Tom',
    questions: ['How remote teams stay close', 'What managers get wrong', 'Which tools you could not do without'],
  },
  'bullets that lost their lines': {
    body: 'Some questions to consider: • What surprised you about retirement? • How did you plan for health costs? • What would you tell a 40-year-old? Answers by email are perfect.',
    questions: ['What surprised you about retirement?', 'How did you plan for health costs?', 'What would you tell a 40-year-old?'],
  },
  'dashes that lost their lines': {
    body: "I'd like you to address: - What is a heat pump? - Does it work in an old house? - Who should not buy one? Thanks!",
    questions: ['What is a heat pump?', 'Does it work in an old house?', 'Who should not buy one?'],
  },
  'stars glued to their words': {
    body: "I'm looking for dads to share any of the following: *How you coped with the first night *What your partner should have told you *When it got easier Thank you!",
    questions: ['How you coped with the first night', 'What your partner should have told you', 'When it got easier'],
  },
  'questions flattened into one paragraph': {
    body: 'I cover gardens. How do you keep slugs away? Does beer work? My readers hate pellets. What about copper tape? Thank you!',
    questions: ['How do you keep slugs away?', 'Does beer work?', 'What about copper tape?'],
  },
  'a lead-in with a colon': {
    body: 'For the piece I would like to hear: what makes a good landlord? And a bad one?',
    questions: ['what makes a good landlord?', 'And a bad one?'],
  },
  'Title, Questions and Note as prose': {
    body: 'Title/Summary: The art of the nap. Questions: How long should a nap be? When is it too late? Note: Readers are mostly shift workers.',
    questions: ['How long should a nap be?', 'When is it too late?'],
  },
  'abbreviations and numbers': {
    body: 'The U.S. market grew 3.5 percent, e.g. in Ohio. Dr. Hale of St. Anne said 2.5 of 10. What does Acme Inc. expect, i.e. this year?',
    questions: ['What does Acme Inc. expect, i.e. this year?'],
  },
  'an address with a question mark': {
    body: 'See https://a.example/search?q=bread&x=1 and https://b.example/? Then tell me your view. What is missing?',
    questions: ['What is missing?'],
  },
  'a quoted question': {
    body: 'Our readers often ask "is it safe to fly?" and want facts. One of them wrote: “Should I cancel?” That is the mood. What do you tell them?',
    questions: ['What do you tell them?'],
  },
  'a question in quotes that is asked': {
    body: 'Please answer: "What is the one tool you would never lend?"',
    questions: ['"What is the one tool you would never lend?"'],
  },
  'rhetorical questions': {
    body: 'Ever wondered why bread rises? Sound like fun? We all know the feeling, right? Who doesn’t love a crust? Tell us how you bake.',
    questions: [],
  },
  'questions that look for people': {
    body: 'Are you a founder with at least three employees? Did you start in a garage? If so, I would love to hear from you. How did you find your first client?',
    questions: ['How did you find your first client?'],
  },
  'a question that only begins like one that looks for people': {
    body: 'Do you feed your sourdough daily? What happens if you forget? Thanks.',
    questions: ['Do you feed your sourdough daily?', 'What happens if you forget?'],
  },
  'the title of an article': {
    body: 'I am working on a piece titled "Is Rye the New Wheat?" Please share recipes you can stand behind. Which rye do you mill?',
    questions: ['Which rye do you mill?'],
  },
  'an enumeration in prose': {
    body: 'Our guide has two aims: 1) to inform readers and 2) to entertain them. We publish in May.',
    questions: [],
  },
  'sections of the piece': {
    body: 'The guide will cover the following: 1. Buying 2. Selling 3. Renting. We are looking for voices from all three.',
    questions: [],
  },
  'topics the piece may include': {
    body: 'Topics may include: • Rising costs • Staff shortages • New ovens. If one of these is yours, write to me.',
    questions: [],
  },
  'one number alone': { body: 'We rank no. 1. Our readers want to know more. Bread rises 1) alone.' },
  'a list of who should answer': {
    body: 'Who should respond: 1) Bakers with a shop 2) Millers 3) Teachers of baking. What do you sell most of?',
    questions: ['What do you sell most of?'],
  },
  'please include in one sentence': {
    body: 'Tell us your best tip. Please include your full name, job title and a link to your website.',
    requirements: ['include: Please include your full name, job title and a link to your website.'],
  },
  'please include with a list': {
    body: 'Please include:\n- Full name\n- Title and company\n- A short bio\n\nThanks!',
    requirements: ['include: Full name', 'include: Title and company', 'include: A short bio'],
  },
  'please include, flattened': {
    body: 'Looking for venues showing the match. Please include: * Venue name * Location * Opening hours Due to limited space we cannot feature everyone.',
    requirements: ['include: Venue name', 'include: Location', 'include: Opening hours'],
  },
  'include without please': {
    body: 'Share your recipe. Include your name, age and town. Be sure to include the oven temperature too.',
    requirements: ['include: Include your name, age and town.', 'include: Be sure to include the oven temperature too.'],
  },
  'responses must include': {
    body: 'All responses must include the name of the expert and a phone number.',
    requirements: ['include: All responses must include the name of the expert and a phone number.'],
  },
  'what includes something else': {
    body: 'The list includes bakers and millers. The prize, breakfast included, is a trip. Please feel free to send pitches. Please share this with friends.',
  },
  'a headshot': {
    body: 'Please send a headshot and two lines about yourself.',
    requirements: ['headshot: Please send a headshot and two lines about yourself.'],
  },
  'a headshot among other things': {
    body: 'Please include your name, title, website, and a high-res headshot, and keep it under 150 words.',
    requirements: [
      'include: Please include your name, title, website, and a high-res headshot, and keep it under 150 words.',
      'headshot: a high-res headshot',
      'length: keep it under 150 words',
    ],
  },
  'a headshot in a list': {
    body: 'Please provide: 1. Your name 2. A recent photo 3. Link to your book. Good luck!',
    requirements: ['include: Your name', 'headshot: A recent photo', 'include: Link to your book.'],
  },
  'headshots that nobody wants': {
    body: 'I write about headshot photographers. Do you need a new headshot every year? No headshots needed. Headshots are optional. If selected, we will ask for a headshot.',
    questions: ['Do you need a new headshot every year?'],
  },
  'a word limit': { body: 'Please answer in no more than 200 words.', requirements: ['length: Please answer in no more than 200 words.'] },
  'a limit in sentences': { body: 'Two to three sentences max. Thanks!', requirements: ['length: Two to three sentences max.'] },
  'lengths of something else': {
    body: 'I am writing a 900-word article of 12 paragraphs. Add a 50-word bio if you like. A 2,800-3,500-word rewrite follows. In other words, be yourself. I write 500 words per day.',
  },
  'a subject line given word for word': {
    body: 'Put "SLEEP EXPERT" in the subject line so I can find you.',
    requirements: ['subject: Put "SLEEP EXPERT" in the subject line so I can find you.'],
  },
  'a subject line described': {
    body: 'Please include your name and state in the subject line of your email. The subject should read: Roof tips.',
    requirements: [
      'subject: Please include your name and state in the subject line of your email.',
      'subject: The subject should read: Roof tips.',
    ],
  },
  'subject line with a colon': {
    body: 'E-mail me with the subject line: Night Shift Story. Thanks.',
    requirements: ['subject: E-mail me with the subject line: Night Shift Story.'],
  },
  'subjects of another kind': {
    body: 'We seek subject matter experts. On the subject of sleep, be brief. I collect the best subject line ideas. Test subjects were paid.',
  },
  'licensed therapists only': {
    body: 'Licensed therapists only, please.',
    requirements: ['credential: Licensed therapists only, please.'],
  },
  'must be board-certified': {
    body: 'What helps with hives? Experts must be board-certified dermatologists.',
    questions: ['What helps with hives?'],
    requirements: ['credential: Experts must be board-certified dermatologists.'],
  },
  'MDs or DOs only in brackets': {
    body: 'I am seeking insights from physicians (MDs or DOs only, please) on jet lag.',
    requirements: ['credential: I am seeking insights from physicians (MDs or DOs only, please) on jet lag.'],
  },
  'a demand that looks for a licence': {
    body: 'Looking for a registered dietitian to comment on fibre.',
    requirements: ['credential: Looking for a registered dietitian to comment on fibre.'],
  },
  'only answer if': {
    body: 'Please respond ONLY if you are a nurse on night shifts.',
    requirements: ['credential: Please respond ONLY if you are a nurse on night shifts.'],
  },
  'licences of another kind': {
    body: 'Therapists must be licensed in most states. Therapists only see ten patients a day. Only licensed electricians can do that work. We sell certified organic flour. Licensed music plays.',
  },
  'US only': { body: 'US-based only.', requirements: ['place: US-based only.'] },
  'must be based in': {
    body: 'You must be based in the UK or Ireland.',
    requirements: ['place: You must be based in the UK or Ireland.'],
  },
  'a country and a licence': {
    body: 'Seeking US-based pediatricians, board-certified pediatricians only.',
    requirements: [
      'credential: Seeking US-based pediatricians, board-certified pediatricians only.',
      'place: Seeking US-based pediatricians',
    ],
  },
  'residents only': { body: 'Open to Canadian residents only.', requirements: ['place: Open to Canadian residents only.'] },
  'places of another kind': {
    body: 'A radio show based in Southern California asks: contact us only if you bake. In the US, rates fell. Our UK team writes. Canada only has one such mill.',
  },
  'no PR': { body: 'No PR reps, please.', requirements: ['no-promotion: No PR reps, please.'] },
  'no product pitches': {
    body: 'Real parents wanted. No product pitches or vendors. Please do not pitch your own products.',
    requirements: ['no-promotion: No product pitches or vendors.', 'no-promotion: Please do not pitch your own products.'],
  },
  'nobody affiliated': {
    body: 'You cannot be affiliated with a supplement brand.',
    requirements: ['no-promotion: You cannot be affiliated with a supplement brand.'],
  },
  'promotion that is only told of': {
    body: 'There is no PR budget. No companies have answered. Vendors are welcome. How do PR people pitch products?',
    questions: ['How do PR people pitch products?'],
  },
  'no AI': { body: 'No AI, please.', requirements: ['no-ai: No AI, please.'] },
  'AI answers are thrown away': {
    body: 'AI-generated responses will be ignored.',
    requirements: ['no-ai: AI-generated responses will be ignored.'],
  },
  'do not use ChatGPT': {
    body: 'Please answer in your own words and do not use ChatGPT to write your answers.',
    requirements: ['no-ai: Please answer in your own words and do not use ChatGPT to write your answers.'],
  },
  'human-written only': {
    body: 'Human-written answers only!',
    requirements: ['no-ai: Human-written answers only!'],
  },
  'if AI is found': {
    body: 'If your response was written by AI it will be deleted.',
    requirements: ['no-ai: If your response was written by AI it will be deleted.'],
  },
  'AI as the topic': {
    body: 'How is AI changing bakeries? Firms that do not use AI fall behind. There is no AI in this oven. Google will ignore AI-generated content. No AI experience needed. AI-assisted answers are fine. We use AI.',
    questions: ['How is AI changing bakeries?'],
  },
  'an earlier deadline in prose': {
    body: 'I need answers by noon on September 16. Thank you!',
    requirements: ['deadline: I need answers by noon on September 16.'],
  },
  'another hour of the same day': {
    body: 'Deadline: September 17th, 9 am ET.',
    requirements: ['deadline: Deadline: September 17th, 9 am ET.'],
  },
  'a day of the week': {
    body: 'Please respond by Wednesday at 5 pm ET.',
    requirements: ['deadline: Please respond by Wednesday at 5 pm ET.'],
  },
  'the same deadline again': {
    body: 'Deadline: September 17. Please reply by Thursday, Sept. 17 at 6 pm ET. Responses are due 9/17.',
  },
  'days that close nothing': {
    body: 'The fair opens on September 20. All parcels must arrive by September 30. Rates will fall by 2027. By Friday the storm had passed. Submit by mail.',
  },
  'no links': { body: 'No links, please.', requirements: ['no-links: No links, please.'] },
  'no links in the answer': {
    body: 'Please do not include links in your response.',
    requirements: ['no-links: Please do not include links in your response.'],
  },
  'links of another kind': {
    body: 'There is no link between rye and gout. We cannot promise a link. No backlinks guaranteed. Please do not ask for a backlink. Include a link to your site.',
    requirements: ['include: Include a link to your site.'],
  },
  'no attachments': {
    body: 'No attachments; paste everything into the email.',
    requirements: ['no-attachments: No attachments; paste everything into the email.'],
  },
  'attachments are thrown away': {
    body: 'Emails with attachments will be deleted. Do not attach files.',
    requirements: ['no-attachments: Emails with attachments will be deleted.', 'no-attachments: Do not attach files.'],
  },
  'attachment as a topic': {
    body: 'I write on attachment styles. Which attachment style is yours?',
    questions: ['Which attachment style is yours?'],
  },
  'a list of requirements': {
    body: 'Requirements:\n- Product value of $10 or more\n- US only\n- Ships before Christmas\n\nThank you.',
    requirements: ['other: Product value of $10 or more', 'place: US only', 'other: Ships before Christmas'],
  },
  'a sentence that ends with U.S.': {
    body: 'You must live in the U.S. Please include your city. What do you grow?',
    questions: ['What do you grow?'],
    requirements: ['place: You must live in the U.S.', 'include: Please include your city.'],
  },
  'everything at once': {
    body: 'Hello! I am looking for US-based, licensed family therapists only. Questions: 1. How do you begin a first session? 2. What should couples never say? Please answer in 100-150 words each and include your full name, credentials and a headshot. Put THERAPY in the subject line. No PR pitches, no attachments and no AI-generated responses. Deadline: Sept 16, noon ET. Thanks, Ada',
    questions: ['How do you begin a first session?', 'What should couples never say?'],
    requirements: [
      'place: I am looking for US-based',
      'credential: licensed family therapists only.',
      'include: Please answer in 100-150 words each and include your full name, credentials and a headshot.',
      'length: 100-150 words',
      'headshot: a headshot',
      'subject: Put THERAPY in the subject line.',
      'no-promotion: No PR pitches',
      'no-ai: no attachments and no AI-generated responses.',
      'no-attachments: no attachments and no AI-generated responses.',
      'deadline: Deadline: Sept 16, noon ET.',
    ],
  },
};

const said: [RequirementKind, string][] = [
  ['credential', 'Only licensed mental health professionals, please.'],
  ['credential', 'I can only quote licensed attorneys.'],
  ['credential', 'Must hold a PhD in marine biology.'],
  ['credential', 'Sources must have at least five years of experience in lending.'],
  ['credential', 'CFPs only!'],
  ['credential', 'Credentials required.'],
  ['credential', 'You must be a licensed real estate agent to be considered.'],
  ['credential', 'I need board-certified dermatologists to weigh in.'],
  ['credential', 'Doctors (MD/DO) only please'],
  ['credential', 'Please only respond if you have a culinary degree.'],
  ['credential', 'Should be an MD or DO.'],
  ['credential', 'Experts need to be registered dietitians.'],
  ['credential', 'We are only interested in hearing from veterinarians.'],
  ['credential', 'This query is for licensed contractors only.'],
  ['credential', 'Seeking certified financial planners for a story on debt.'],
  ['credential', 'Veterinarians only, please, no trainers.'],
  ['place', 'US sources only please.'],
  ['place', 'Must be located in the United States.'],
  ['place', 'UK-based experts only.'],
  ['place', 'Experts should be based in Australia.'],
  ['place', 'I am looking for people living in Texas.'],
  ['place', 'Only US-based companies will be considered.'],
  ['place', 'Open to residents of Canada only.'],
  ['place', 'Please note: North American brands only.'],
  ['place', 'Must live within 50 miles of Boston.'],
  ['place', 'Looking for Canada-based travel agents'],
  ['no-promotion', 'No vendors please.'],
  ['no-promotion', 'Please, no PR pitches.'],
  ['no-promotion', 'PR pitches will be ignored.'],
  ['no-promotion', 'I am not looking for product pitches.'],
  ['no-promotion', 'No self-promotion.'],
  ['no-promotion', "Please don't promote your company."],
  ['no-promotion', 'No companies, please.'],
  ['no-promotion', 'Vendors need not apply.'],
  ['no-promotion', 'Self-promotional answers will not be used.'],
  ['no-promotion', 'No product recommendations or sales pitches.'],
  ['no-promotion', 'No spokespeople, I want to speak with the founder.'],
  ['no-promotion', 'Experts should not be affiliated with any brand.'],
  ['no-promotion', 'Please do not plug your services.'],
  ['no-ai', 'No AI-generated answers.'],
  ['no-ai', 'Absolutely no AI.'],
  ['no-ai', 'Please do not use AI to write your response.'],
  ['no-ai', 'Responses written with ChatGPT will not be considered.'],
  ['no-ai', "I won't consider AI-written pitches."],
  ['no-ai', 'We do not accept AI-generated content.'],
  ['no-ai', 'AI responses will be deleted.'],
  ['no-ai', 'Any AI-generated quotes will be automatically rejected.'],
  ['no-ai', 'Anything written by AI will be discarded.'],
  ['no-ai', 'Please write your answers without AI.'],
  ['no-ai', 'Human-written responses only.'],
  ['no-ai', 'NO AI RESPONSES'],
  ['no-ai', 'No A.I. please.'],
  ['no-ai', "Don't send me ChatGPT answers."],
  ['no-ai', 'No AI pitches considered'],
  ['no-ai', 'We run every answer through a detector, and AI-generated text is an automatic no.'],
  ['no-ai', 'Answers must be written by a human.'],
  ['no-ai', 'Submissions created using AI are not accepted.'],
  ['headshot', 'Please attach a headshot.'],
  ['headshot', 'Include a short bio and headshot.'],
  ['headshot', 'We will need a high-resolution headshot.'],
  ['headshot', 'A headshot is required.'],
  ['headshot', 'Responses should come with your photo.'],
  ['headshot', 'Please send your answers along with a link to a headshot.'],
  ['headshot', 'Please share a photo of yourself.'],
  ['subject', 'Please write "Camping" in the subject.'],
  ['subject', 'Use the subject line "Gift guide 2026".'],
  ['subject', 'Your email subject line should be: Winter roses.'],
  ['subject', 'In the subject line, please include your city.'],
  ['subject', 'Subject line: HEAT PUMPS'],
  ['subject', 'Reply with subject "Sleep story".'],
  ['subject', 'Please mention your state in the subject line so I can sort.'],
  ['subject', 'Include the word BREAD in your subject line.'],
  ['length', 'Max 150 words.'],
  ['length', 'Keep answers under 200 words.'],
  ['length', 'Ideally 2-3 sentences.'],
  ['length', 'Please limit responses to 100 words each.'],
  ['length', 'One or two paragraphs is fine.'],
  ['length', 'Word limit: 250 words'],
  ['length', 'At least 80 words per answer.'],
  ['length', '150 words or fewer.'],
  ['length', 'Answers of around 100 words work best.'],
  ['include', 'Please provide your full name, age, and city.'],
  ['include', 'Please include your credentials.'],
  ['include', 'Make sure to include your website.'],
  ['include', 'Please share your name, title and company.'],
  ['include', 'Your pitch should include a short bio.'],
  ['include', "I'll need your full name and job title."],
  ['include', 'Please state your qualifications.'],
  ['include', 'Email me with your name and availability.'],
  ['include', 'Include: name, title, website.'],
  ['include', 'When replying, please include links to recent work.'],
  ['include', 'Kindly include your LinkedIn profile.'],
  ['no-links', 'Please no links.'],
  ['no-links', 'Do not add any links to your reply.'],
  ['no-links', 'Emails with links will be deleted.'],
  ['no-links', "I don't click on links."],
  ['no-links', 'No hyperlinks or attachments.'],
  ['no-attachments', 'Please no attachments.'],
  ['no-attachments', 'Please do not send attachments.'],
  ['no-attachments', 'I do not open attachments.'],
  ['no-attachments', 'Attachments will be ignored.'],
  ['no-attachments', 'No PDFs.'],
  ['deadline', 'Deadline is Friday, September 18 at noon ET.'],
  ['deadline', 'Please respond by 5 pm ET on September 16.'],
  ['deadline', 'I need responses by tomorrow.'],
  ['deadline', 'Responses due by 9/20.'],
  ['deadline', 'Submissions close on 30 September.'],
  ['deadline', 'Please send your answers no later than Sept 21st.'],
  ['deadline', 'DEADLINE: TOMORROW AT 9AM EST'],
  ['deadline', 'Please get back to me by end of day Wednesday.'],
];

/** What only sounds like a demand. */
const unsaid: string[] = [
  'The head of the clinic took a photo of the patient.',
  "We share photos of readers' gardens every week.",
  'The study included 40 doctors and 12 nurses.',
  'Doctors only have ten minutes for each patient.',
  'Many nurses must be on call at night.',
  'Your landlord must be notified in writing.',
  'The product must be registered with the state.',
  'You need to be careful with licensed software.',
  'Employees need to have a degree to be hired there.',
  'In the US, only five states require it.',
  'The UK only recently changed the law.',
  'Rates in Canada only fell last month.',
  'People based in cities move less.',
  'My magazine is based in London.',
  'I live in the US and write about food.',
  'Companies must be based on trust.',
  'A good mattress should be based on your weight.',
  'We look at vendors and how they price.',
  'Vendors often pitch products at fairs.',
  'PR people tell me this is hard.',
  'There are no agencies in town.',
  'No brands have answered so far.',
  'Brands do not pitch on Sundays.',
  'I write about AI and bakeries.',
  'AI-generated images are everywhere.',
  'Some colleges will reject AI-generated essays.',
  'Students do not use AI to write everything.',
  'There is no AI that can bake.',
  'With no AI, the shop ran well.',
  'How do you use AI without losing your voice?',
  'People who use AI will be left behind.',
  'AI tools will be used by every bakery.',
  'AI can be ignored no longer.',
  'The bank will reject the application.',
  'Links between sleep and weight are unclear.',
  'There is no link between coffee and height.',
  'The golf links are open.',
  'No linking words needed.',
  'The attachment theory is old.',
  'The file was deleted.',
  'We do not attach much importance to it.',
  'The subject of the email was funny.',
  'She changed the subject.',
  'On this subject, opinions differ.',
  'The subject line of the poem reads like a joke to me.',
  'What makes a good subject line?',
  'I am looking into how subject lines affect opens.',
  'The novel has 90,000 words.',
  'He said it in 12 words.',
  'A 500-word story.',
  'The bill is due on Friday in the House.',
  'By Friday, September 18, the storm had passed.',
  'The fair is on September 20.',
  'Sales close on Friday.',
  'The deadline for taxes is April 15.',
  'The store closes by 9 pm.',
  'I will reply by letter.',
  'The list includes bakers.',
  'Tours include lunch.',
  'Prices include tax.',
  'State laws differ.',
  'The name of the rose.',
  'The titles are listed below.',
  'We provide meals.',
  'Provide shelter to those in need.',
  'Please feel free to call.',
  'Please be honest.',
  'Please do not hesitate.',
  'Please let me know.',
  'Please help.',
  'Please share your thoughts on rye.',
  'Please send pitches to this address.',
  'Readers want simple recipes.',
  'Our readers need experts they can trust.',
  'Experts say sleep matters.',
  'You should be proud.',
  'You must be joking.',
  'They must have been tired.',
  'He should have a rest.',
  'Parents should be patient.',
  'A therapist should be a good listener.',
  'Registered users get a discount.',
  'We want certified organic flour.',
  'Certified mail takes a day.',
  'Only parents know the feeling.',
  'Only experts can tell.',
  'We only publish on Mondays.',
  'Not only doctors but nurses too.',
  'The only doctor in town retired.',
  'Licensed products sell well.',
  'Qualified buyers wait.',
  'Seeking calm after a long day.',
  'Looking for a quiet place in London.',
  'I am open to ideas.',
  'The museum is open to US visitors on Sundays.',
  'Access is limited to members.',
  'Seating is limited.',
  'Feel free to include humor.',
  'Feel free to link to your site.',
  'Feel free to include a link to your site.',
  'Links are welcome.',
  'Links to studies are welcome.',
  'Attachments are fine.',
  'AI-assisted answers are welcome.',
  'You may use AI.',
  'It is fine to use ChatGPT for grammar.',
  'PR reps are welcome to respond.',
  'Vendors are welcome to reply.',
  'Word of mouth works.',
  'In a word, yes.',
  'Four words: do not give up.',
  'Two sentences later he was fired.',
  'The paragraph was cut.',
  'I read 20 paragraphs a day.',
];

/** What some sentences say besides. */
const besides: Partial<Record<RequirementKind, RequirementKind[]>> = { headshot: ['include'], 'no-links': ['no-attachments'] };
const asked = (body: string) => demandsIn(body, field);

describe('what a query asks and demands', () => {
  it.each(Object.entries(cases))('%s', (_, { body, questions = [], requirements = [] }) => {
    const found = asked(body);
    expect({
      questions: found.questions.map(({ text }) => text),
      requirements: found.requirements.map(({ kind, text }) => `${kind}: ${text}`),
    }).toEqual({ questions, requirements });
  });

  it.each(said)('is %s in "%s"', (kind, sentence) => {
    const kinds = asked(sentence).requirements.map((each) => each.kind);
    expect(kinds).toContain(kind);
    expect(kinds.filter((each) => each !== kind && !besides[kind]?.includes(each))).toEqual([]);
  });

  it.each(unsaid)('is nothing in "%s"', (sentence) => {
    expect(asked(sentence).requirements).toEqual([]);
  });

  it('is the same within a body of 3,000 characters', () => {
    const filler = `${unsaid.filter((sentence) => !sentence.endsWith('?')).join(' ')} `;
    const { body, questions = [], requirements = [] } = cases['everything at once'] ?? { body: '' };
    const found = asked(filler.slice(0, filler.indexOf('. ', 2600) + 2) + body);
    expect(found.questions.map(({ text }) => text)).toEqual(questions);
    expect(found.requirements.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(requirements);
  });
});

describe('questions and requirements of any text', () => {
  const pieces = [...Object.values(cases).map(({ body }) => body), ...said.map(([, sentence]) => sentence), ...unsaid];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...pieces),
          fc.string({ unit: 'binary', maxLength: 12 }),
          fc.constantFrom(' ', '\n', '?', '. ', '• ', '1) ', '—'),
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('are pieces of it, in order and apart, none of them empty', () => {
    fc.assert(
      fc.property(text, (body) => {
        const { questions, requirements } = asked(body);
        for (const { text: words, start, end } of [...questions, ...requirements]) {
          expect(body.slice(start, end)).toBe(words);
          expect(words.trim()).toBe(words);
          expect(words).not.toBe('');
        }
        questions.forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(questions[at - 1]?.end ?? 0));
        requirements.forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(requirements[at - 1]?.start ?? 0));
      }),
    );
  });

  it('of two paragraphs are those of either', () => {
    const paragraph = fc.constantFrom(...Object.values(cases).map(({ body }) => body), ...said.map(([, sentence]) => sentence));
    const shifted = (body: string, by: number) => {
      const { questions, requirements } = asked(body);
      return [...questions, ...requirements].map((each) => ({ ...each, start: each.start + by, end: each.end + by }));
    };
    const byPlace = (a: { start: number; end: number }, b: { start: number; end: number }) => a.start - b.start || a.end - b.end;
    fc.assert(
      fc.property(paragraph, paragraph, (one, other) => {
        const body = `${one}\n\nThat is all.\n\n${other}`;
        expect(shifted(body, 0).sort(byPlace)).toEqual([...shifted(one, 0), ...shifted(other, body.length - other.length)].sort(byPlace));
      }),
    );
  });
});

test.each<[string, ReturnType<typeof wordLimitIn>]>([
  ['Please answer in 100-150 words.', { min: 100, max: 150 }],
  ['100–200 words each is ideal.', { min: 100, max: 200 }],
  ['between 50 and 100 words', { min: 50, max: 100 }],
  ['No more than 200 words please', { min: null, max: 200 }],
  ['No more than 1,000 words please.', { min: null, max: 1000 }],
  ['Keep it under 150 words', { min: null, max: 150 }],
  ['(max 100 words)', { min: null, max: 100 }],
  ['Answers of max 200 words.', { min: null, max: 200 }],
  ['Limit your answers to 75 words', { min: null, max: 75 }],
  ['250 words or less', { min: null, max: 250 }],
  ['a 300-word limit', { min: null, max: 300 }],
  ['at least 80 words', { min: 80, max: null }],
  ['at least 80 words, 120 words max', { min: 80, max: 120 }],
  ['3-5 sentences', null],
  ['an article of 2,000 words', null],
  ['A 2,800–3,500-word rewrite of our guide.', null],
  ['For a 900-word article.', null],
  ['in your own words', null],
  ['No words are enough.', null],
  ['our 1200 words or less section', null],
])('the length asked for in %j is %j', (text, limit) => expect(wordLimitIn(text)).toEqual(limit));
