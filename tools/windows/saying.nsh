# How the installer and the uninstaller say a sentence, and end with a number of theirs.

!macro SayingFunctions un

# $0 in a box; in silent mode, where nobody sees one, to whoever reads our output, in UTF-8.
Function ${un}Say
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONINFORMATION "$0"
    Return
  ${EndIf}
  System::Call 'kernel32::GetStdHandle(i -11)p.r1'
  ${If} $1 P> 0
    System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w "$0$\r$\n", i -1, p 0, i 0, p 0, p 0)i.r2'
    System::Alloc $2
    Pop $3
    System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w "$0$\r$\n", i -1, p r3, i r2, p 0, p 0)i.r2'
    IntOp $2 $2 - 1 # without the zero at its end
    System::Call 'kernel32::WriteFile(p r1, p r3, i r2, *i, p 0)'
    System::Free $3
  ${Else} # a program with windows has no console before it asks for that of its parent
    System::Call 'kernel32::AttachConsole(i -1)i.r1'
    ${If} $1 <> 0
      System::Call 'kernel32::GetStdHandle(i -11)p.r1'
      StrLen $2 "$0$\r$\n"
      System::Call 'kernel32::WriteConsoleW(p r1, w "$0$\r$\n", i r2, *i, p 0)'
    ${EndIf}
  ${EndIf}
FunctionEnd

# $0 becomes 1 where Windows says that this very file runs.
Function ${un}IsOpen
  System::Call 'kernel32::CreateFileW(w "$0", i 0x40000000, i 7, p 0, i 3, i 0, p 0)p.r1 ?e'
  Pop $2
  System::Call 'kernel32::CloseHandle(p r1)'
  StrCpy $0 0
  ${If} $2 = 32 # a sharing violation; without the right to write it is another one
    StrCpy $0 1
  ${EndIf}
FunctionEnd

Function ${un}RefuseWhileOpen
  again:
    StrCpy $3 0
    !insertmacro AddOpen "${un}" "$INSTDIR\bhdesk.exe"
    !insertmacro AddOpen "${un}" "$INSTDIR\bhdesk-cli.exe"
    !insertmacro AddOpen "${un}" "$INSTDIR\${PREVIOUS}\bhdesk.exe"
    !insertmacro AddOpen "${un}" "$INSTDIR\${PREVIOUS}\bhdesk-cli.exe"
    ${If} $3 = 0
      Return
    ${EndIf}
  StrCpy $0 "bhdesk đang mở. Hãy đóng mọi cửa sổ bhdesk rồi làm lại; số liệu đã ghi không bị ảnh hưởng."
  ${If} ${Silent}
    Call ${un}Say
  ${Else}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$0" IDRETRY again
  ${EndIf}
  SetErrorLevel 3
  Quit
FunctionEnd

!macroend

!macro AddOpen un file
  StrCpy $0 "${file}"
  Call ${un}IsOpen
  IntOp $3 $3 + $0
!macroend

!insertmacro SayingFunctions ""
!insertmacro SayingFunctions "un."

!macro RefuseBy un number sentence
  StrCpy $0 "${sentence}"
  Call ${un}Say
  SetErrorLevel ${number}
  Quit
!macroend

!macro Refuse number sentence
  !insertmacro RefuseBy "" ${number} "${sentence}"
!macroend

!macro un.Refuse number sentence
  !insertmacro RefuseBy "un." ${number} "${sentence}"
!macroend

# Two of them at once would write into one folder.
!macro RefuseSecond
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "bhdesk-cai-dat")p.r1 ?e'
  Pop $0
  ${If} $0 = 183
    !ifdef __UNINSTALL__
      !insertmacro un.Refuse 3 "Đang có một lần cài đặt hoặc gỡ bỏ bhdesk khác. Hãy chờ xong rồi làm lại."
    !else
      !insertmacro Refuse 3 "Đang có một lần cài đặt hoặc gỡ bỏ bhdesk khác. Hãy chờ xong rồi làm lại."
    !endif
  ${EndIf}
!macroend
