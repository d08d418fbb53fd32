const $=(s,e=document)=>[...e.querySelectorAll(s)],say=$('#say')[0];
$('button').forEach(b=>{b.hidden=false;b.onclick=()=>{const r=document.createRange(),s=getSelection();
r.selectNodeContents(b.parentNode.querySelector('code,pre'));s.removeAllRanges();s.addRange(r);
const ok=document.execCommand('copy'),t=b.firstChild;say.textContent=t.data=ok?'Copied':'Selected';
setTimeout(()=>{t.data='Copy';say.textContent=''},2000)}});
const bar=$('.bar')[0],q=$('#q')[0],st=$('#s')[0];let regs;bar.hidden=!$('.reg').length;
bar.oninput=()=>{regs??=$('.reg').map(d=>[d,$('tbody tr',d).map(r=>[r,(r.textContent+' '+d.id+' '+$('span',d)[0].textContent).toLowerCase()])]);
const w=q.value.trim().toLowerCase(),c=st.value;let n=0,all=0;
for(const[d,rows]of regs){let m=0;for(const[r,t]of rows){const on=t.includes(w)&&(!c||r.className===c);r.hidden=!on;m+=on}
d.hidden=!m;if(m&&(w||c))d.open=true;n+=m;all+=rows.length}
$('#found')[0].textContent=w||c?n+' of '+all+' identities':''};
const reveal=()=>{const d=$('details.reg').find(d=>'#'+d.id===location.hash);if(d)d.open=true};
addEventListener('hashchange',reveal);reveal();
